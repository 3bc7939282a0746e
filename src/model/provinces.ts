/**
 * Areas of every province in the official order of administrative divisions (民政部 行政区划代码), by the short names
 * that registration forms use: prefectures, and of the municipalities their districts. 福建 stands in the order that its
 * own announcements use.
 */

interface Division {
  readonly areas: string;
  /** What is counted beside the prefectures: counties run by the province directly, new areas with a budget of their own. */
  readonly direct?: string;
  /** Where areas lie to each other, drawn by hand from the map; "." is a gap. */
  readonly tiles: readonly string[];
}

const DIVISIONS = {
  北京: {
    areas: "东城 西城 朝阳 丰台 石景山 海淀 门头沟 房山 通州 顺义 昌平 大兴 怀柔 平谷 密云 延庆",
    tiles: [". 延庆 怀柔 密云", ". 昌平 顺义 平谷", "门头沟 海淀 朝阳 通州", "石景山 西城 东城 .", "房山 丰台 大兴 ."],
  },
  天津: {
    areas: "和平 河东 河西 南开 河北 红桥 东丽 西青 津南 北辰 武清 宝坻 滨海新区 宁河 静海 蓟州",
    tiles: [". . 蓟州 .", ". 武清 宝坻 宁河", "红桥 北辰 河北 东丽", "西青 南开 和平 河东", "静海 河西 津南 滨海新区"],
  },
  河北: {
    areas: "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水",
    direct: "雄安新区",
    tiles: [
      "张家口 . 承德 .",
      ". . 唐山 秦皇岛",
      "保定 雄安新区 廊坊 .",
      "石家庄 衡水 沧州 .",
      "邢台 . . .",
      "邯郸 . . .",
    ],
  },
  山西: {
    areas: "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
    tiles: ["朔州 大同 .", ". 忻州 .", "吕梁 太原 阳泉", "临汾 晋中 长治", "运城 . 晋城"],
  },
  内蒙古: {
    areas: "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善",
    tiles: [
      ". . . . . 呼伦贝尔",
      ". . . . . 兴安",
      ". 巴彦淖尔 包头 乌兰察布 锡林郭勒 通辽",
      "阿拉善 乌海 鄂尔多斯 呼和浩特 赤峰 .",
    ],
  },
  辽宁: {
    areas: "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
    tiles: [". 阜新 铁岭 .", "朝阳 锦州 沈阳 抚顺", "葫芦岛 盘锦 辽阳 本溪", ". 营口 鞍山 丹东", ". 大连 . ."],
  },
  吉林: {
    areas: "长春 吉林 四平 辽源 通化 白山 松原 白城 延边",
    tiles: ["白城 松原 . .", ". 长春 吉林 延边", "四平 辽源 白山 .", ". 通化 . ."],
  },
  黑龙江: {
    areas: "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭",
    tiles: [
      "大兴安岭 . . . .",
      ". 黑河 . . .",
      "齐齐哈尔 绥化 伊春 鹤岗 佳木斯",
      "大庆 哈尔滨 . 七台河 双鸭山",
      ". . . 牡丹江 鸡西",
    ],
  },
  上海: {
    areas: "黄浦 徐汇 长宁 静安 普陀 虹口 杨浦 闵行 宝山 嘉定 浦东新区 金山 松江 青浦 奉贤 崇明",
    tiles: [". . 宝山 崇明", "嘉定 普陀 虹口 杨浦", "青浦 长宁 静安 黄浦", "松江 闵行 徐汇 浦东新区", "金山 奉贤 . ."],
  },
  江苏: {
    areas: "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁",
    tiles: ["徐州 宿迁 连云港 . .", ". 淮安 盐城 . .", ". 扬州 泰州 南通 .", "南京 镇江 常州 无锡 苏州"],
  },
  浙江: {
    areas: "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
    tiles: ["湖州 嘉兴 . .", "杭州 绍兴 宁波 舟山", "衢州 金华 台州 .", ". 丽水 温州 ."],
  },
  安徽: {
    areas: "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
    tiles: ["亳州 淮北 宿州 .", "阜阳 淮南 蚌埠 滁州", "六安 合肥 芜湖 马鞍山", "安庆 铜陵 宣城 .", ". 池州 黄山 ."],
  },
  福建: {
    areas: "福州 厦门 漳州 泉州 三明 莆田 南平 龙岩 宁德",
    direct: "平潭",
    tiles: ["南平 宁德 .", "三明 福州 平潭", "龙岩 泉州 莆田", "漳州 厦门 ."],
  },
  江西: {
    areas: "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
    tiles: [". 九江 景德镇 .", "宜春 南昌 鹰潭 上饶", "萍乡 新余 抚州 .", ". 吉安 . .", ". 赣州 . ."],
  },
  山东: {
    areas: "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽",
    tiles: ["德州 滨州 东营 . 烟台 威海", "聊城 济南 淄博 潍坊 青岛 .", "菏泽 济宁 泰安 临沂 日照 .", ". . 枣庄 . . ."],
  },
  河南: {
    areas: "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店",
    direct: "济源",
    tiles: [
      ". . . 安阳 濮阳",
      ". 济源 焦作 新乡 鹤壁",
      "三门峡 洛阳 郑州 开封 商丘",
      ". 平顶山 许昌 漯河 周口",
      ". 南阳 . 驻马店 .",
      ". . . 信阳 .",
    ],
  },
  湖北: {
    areas: "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施",
    direct: "仙桃 潜江 天门 神农架",
    tiles: [
      "十堰 . 襄阳 随州 . .",
      "神农架 . 荆门 天门 孝感 黄冈",
      "恩施 宜昌 潜江 仙桃 武汉 鄂州",
      ". . 荆州 . 咸宁 黄石",
    ],
  },
  湖南: {
    areas: "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西",
    tiles: [". 张家界 常德 岳阳", "湘西 . 益阳 长沙", "怀化 娄底 湘潭 株洲", ". 邵阳 衡阳 .", ". 永州 郴州 ."],
  },
  广东: {
    areas: "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮",
    tiles: [
      ". . 清远 韶关 河源 梅州 潮州",
      ". 肇庆 佛山 广州 惠州 揭阳 汕头",
      ". 云浮 江门 中山 东莞 汕尾 .",
      "湛江 茂名 阳江 珠海 深圳 . .",
    ],
  },
  广西: {
    areas: "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
    tiles: [". 河池 柳州 桂林", "百色 . 来宾 贺州", "崇左 南宁 贵港 梧州", ". 防城港 钦州 玉林", ". . 北海 ."],
  },
  海南: {
    areas: "海口 三亚 三沙 儋州",
    direct: "五指山 琼海 文昌 万宁 东方 定安 屯昌 澄迈 临高 白沙 昌江 乐东 陵水 保亭 琼中",
    tiles: [
      ". 临高 海口 文昌",
      "儋州 澄迈 定安 琼海",
      "昌江 白沙 屯昌 万宁",
      "东方 五指山 琼中 陵水",
      "乐东 三亚 保亭 .",
      ". . . 三沙",
    ],
  },
  重庆: {
    areas:
      "万州 涪陵 渝中 大渡口 江北 沙坪坝 九龙坡 南岸 北碚 綦江 大足 渝北 巴南 黔江 长寿 江津 合川 永川 南川 璧山 铜梁 潼南 荣昌 开州 梁平 武隆 城口 丰都 垫江 忠县 云阳 奉节 巫山 巫溪 石柱 秀山 酉阳 彭水",
    tiles: [
      ". . . . . . 城口 巫溪 .",
      ". . . . . 开州 云阳 奉节 巫山",
      "潼南 合川 北碚 渝北 垫江 梁平 万州 . .",
      "铜梁 璧山 沙坪坝 江北 长寿 忠县 石柱 . .",
      "大足 九龙坡 渝中 南岸 涪陵 丰都 彭水 黔江 .",
      "荣昌 永川 大渡口 巴南 南川 武隆 酉阳 . .",
      ". 江津 綦江 . . . 秀山 . .",
    ],
  },
  四川: {
    areas: "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山",
    tiles: [
      ". 阿坝 绵阳 广元 巴中",
      "甘孜 成都 德阳 南充 达州",
      "雅安 眉山 资阳 遂宁 广安",
      "凉山 乐山 自贡 内江 .",
      "攀枝花 . 宜宾 泸州 .",
    ],
  },
  贵州: {
    areas: "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南",
    tiles: ["毕节 遵义 铜仁", "六盘水 贵阳 黔东南", "黔西南 安顺 黔南"],
  },
  云南: {
    areas: "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆",
    tiles: ["怒江 迪庆 丽江 . 昭通", "保山 大理 楚雄 昆明 曲靖", "德宏 临沧 玉溪 红河 文山", ". 普洱 西双版纳 . ."],
  },
  西藏: {
    areas: "拉萨 日喀则 昌都 林芝 山南 那曲 阿里",
    tiles: ["阿里 . 那曲 昌都", ". 日喀则 拉萨 林芝", ". . 山南 ."],
  },
  陕西: {
    areas: "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛",
    direct: "杨凌",
    tiles: [". . . 榆林 .", ". . . 延安 .", ". . . 铜川 .", "宝鸡 杨凌 咸阳 西安 渭南", "汉中 . . 安康 商洛"],
  },
  甘肃: {
    areas: "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南",
    direct: "兰州新区",
    tiles: [
      "酒泉 嘉峪关 张掖 金昌 . . .",
      ". . . 武威 兰州新区 白银 庆阳",
      ". . 临夏 兰州 定西 平凉 .",
      ". . 甘南 . 陇南 天水 .",
    ],
  },
  青海: {
    areas: "西宁 海东 海北 黄南 海南 果洛 玉树 海西",
    tiles: ["海西 海北 西宁 海东", ". . 海南 黄南", ". 玉树 果洛 ."],
  },
  宁夏: {
    areas: "银川 石嘴山 吴忠 固原 中卫",
    tiles: [". 石嘴山", ". 银川", "中卫 吴忠", ". 固原"],
  },
  新疆: {
    areas: "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰",
    direct: "石河子 阿拉尔 图木舒克 五家渠 北屯 铁门关 双河 可克达拉 昆玉 胡杨河 新星 白杨",
    tiles: [
      ". . . 塔城 白杨 阿勒泰 北屯 .",
      ". 博尔塔拉 双河 克拉玛依 胡杨河 . . .",
      "可克达拉 伊犁 石河子 昌吉 五家渠 乌鲁木齐 . .",
      "克孜勒苏 阿克苏 阿拉尔 铁门关 巴音郭楞 吐鲁番 新星 哈密",
      "喀什 图木舒克 和田 昆玉 . . . .",
    ],
  },
  台湾: {
    areas: "台北 新北 桃园 台中 台南 高雄 基隆 新竹 嘉义 新竹县 苗栗 彰化 南投 云林 嘉义县 屏东 宜兰 花莲 台东 澎湖",
    tiles: [
      ". 桃园 台北 基隆",
      "新竹 新竹县 新北 宜兰",
      "苗栗 台中 南投 花莲",
      "彰化 云林 . 台东",
      "澎湖 嘉义 嘉义县 .",
      ". 台南 高雄 屏东",
    ],
  },
  香港: {
    areas: "中西区 湾仔 东区 南区 油尖旺 深水埗 九龙城 黄大仙 观塘 荃湾 屯门 元朗 北区 大埔 西贡 沙田 葵青 离岛",
    tiles: [
      "屯门 元朗 北区 大埔",
      "荃湾 葵青 沙田 西贡",
      ". 深水埗 黄大仙 观塘",
      "离岛 油尖旺 九龙城 .",
      ". 中西区 湾仔 东区",
      ". . 南区 .",
    ],
  },
  澳门: {
    areas: "花地玛堂 圣安多尼堂 大堂 望德堂 风顺堂 嘉模堂 圣方济各堂 路氹填海区",
    tiles: [". 花地玛堂 .", "圣安多尼堂 望德堂 大堂", ". 风顺堂 .", ". 嘉模堂 .", ". 路氹填海区 .", ". 圣方济各堂 ."],
  },
} as const satisfies Record<string, Division>;

export type Province = keyof typeof DIVISIONS;

export const PROVINCES = Object.keys(DIVISIONS) as readonly Province[];

const MUNICIPALITIES: ReadonlySet<Province> = new Set(["北京", "天津", "上海", "重庆"]);
const AUTONOMOUS: ReadonlySet<Province> = new Set(["内蒙古", "广西", "西藏", "宁夏", "新疆"]);

/** What stands beside a province's areas on registration forms. */
export function beyondOf(province: Province): readonly string[] {
  if (province === "台湾" || province === "香港" || province === "澳门") return ["外地"];
  const own = MUNICIPALITIES.has(province) ? "市" : AUTONOMOUS.has(province) ? "区" : "省";
  return [`${own}直`, `${own}外`, "港澳台"];
}

export interface ProvinceArea {
  readonly name: string;
  /** Counted from 1 at the top left. */
  readonly tile: { readonly row: number; readonly column: number };
}

/** The areas of a province in official order, what is counted beside its prefectures last. */
export function areasOf(province: Province): readonly ProvinceArea[] {
  const { areas, direct = "", tiles }: Division = DIVISIONS[province];
  const places = new Map(
    tiles.flatMap((line, row) =>
      line.split(" ").map((name, column) => [name, { row: row + 1, column: column + 1 }] as const),
    ),
  );
  return `${areas} ${direct}`
    .trim()
    .split(" ")
    .flatMap((name) => {
      const tile = places.get(name);
      return tile === undefined ? [] : [{ name, tile }];
    });
}
