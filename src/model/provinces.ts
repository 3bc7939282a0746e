/**
 * Areas of every province in the official order of administrative divisions (民政部 行政区划代码), by the short names
 * that registration forms use; of the municipalities their districts. Counties run by a province directly come last.
 */
const LISTS = {
  北京: "东城 西城 朝阳 丰台 石景山 海淀 门头沟 房山 通州 顺义 昌平 大兴 怀柔 平谷 密云 延庆",
  天津: "和平 河东 河西 南开 河北 红桥 东丽 西青 津南 北辰 武清 宝坻 滨海新区 宁河 静海 蓟州",
  河北: "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安新区",
  山西: "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
  内蒙古: "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善",
  辽宁: "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
  吉林: "长春 吉林 四平 辽源 通化 白山 松原 白城 延边",
  黑龙江: "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭",
  上海: "黄浦 徐汇 长宁 静安 普陀 虹口 杨浦 闵行 宝山 嘉定 浦东新区 金山 松江 青浦 奉贤 崇明",
  江苏: "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁",
  浙江: "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水",
  安徽: "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
  福建: "福州 厦门 漳州 泉州 三明 莆田 南平 龙岩 宁德 平潭",
  江西: "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶",
  山东: "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽",
  河南: "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源",
  湖北: "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架",
  湖南: "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西",
  广东: "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮",
  广西: "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
  海南: "海口 三亚 三沙 儋州 五指山 琼海 文昌 万宁 东方 定安 屯昌 澄迈 临高 白沙 昌江 乐东 陵水 保亭 琼中",
  重庆: "万州 涪陵 渝中 大渡口 江北 沙坪坝 九龙坡 南岸 北碚 綦江 大足 渝北 巴南 黔江 长寿 江津 合川 永川 南川 璧山 铜梁 潼南 荣昌 开州 梁平 武隆 城口 丰都 垫江 忠县 云阳 奉节 巫山 巫溪 石柱 秀山 酉阳 彭水",
  四川: "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山",
  贵州: "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南",
  云南: "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆",
  西藏: "拉萨 日喀则 昌都 林芝 山南 那曲 阿里",
  陕西: "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 杨凌",
  甘肃: "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 兰州新区",
  青海: "西宁 海东 海北 黄南 海南 果洛 玉树 海西",
  宁夏: "银川 石嘴山 吴忠 固原 中卫",
  新疆: "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 阿拉尔 图木舒克 五家渠 北屯 铁门关 双河 可克达拉 昆玉 胡杨河 新星 白杨",
  台湾: "台北 新北 桃园 台中 台南 高雄 基隆 新竹 嘉义 新竹县 苗栗 彰化 南投 云林 嘉义县 屏东 宜兰 花莲 台东 澎湖",
  香港: "中西区 湾仔 东区 南区 油尖旺 深水埗 九龙城 黄大仙 观塘 荃湾 屯门 元朗 北区 大埔 西贡 沙田 葵青 离岛",
  澳门: "花地玛堂 圣安多尼堂 大堂 望德堂 风顺堂 嘉模堂 圣方济各堂 路氹填海区",
} as const;

/** Tiles of the areas of a province that has been laid out: [row, column] from the top left. */
const TILES: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>> = {
  福建: {
    福州: [2, 2],
    厦门: [4, 2],
    漳州: [4, 1],
    泉州: [3, 2],
    三明: [2, 1],
    莆田: [3, 3],
    南平: [1, 1],
    龙岩: [3, 1],
    宁德: [1, 2],
    平潭: [2, 3],
  },
};

export type Province = keyof typeof LISTS;

export const PROVINCES = Object.keys(LISTS) as readonly Province[];

/** What stands beside a province's areas on registration forms. */
export const BEYOND = ["省直", "省外", "港澳台"] as const;

export interface ProvinceArea {
  readonly name: string;
  readonly tile: { readonly row: number; readonly column: number } | null;
}

/** The areas of a province in official order. Where no layout is drawn, tiles stand in rows in that order. */
export function areasOf(province: Province): readonly ProvinceArea[] {
  const names = LISTS[province].split(" ");
  const width = Math.ceil(Math.sqrt(names.length));
  return names.map((name, place) => {
    const [row, column] = TILES[province]?.[name] ?? [Math.floor(place / width) + 1, (place % width) + 1];
    return { name, tile: { row, column } };
  });
}
