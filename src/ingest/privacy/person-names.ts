/** Whether texts read as names of persons: asked only where a header leaves it open. */

/** The surnames of some nine in ten people in China. */
const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎闫段雷龙黎史陶贺毛郝顾龚邵万钱覃武戴严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房蒲滕萧饶解牟艾尤时阳穆农司古吉缪简车项连芦麦褚娄窦戚岑党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝封谈匡鞠惠荆乐冀胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区";
const COMPOUND = /^(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|长孙|宇文|端木|南宫)/;
const HAN = /^[\u3400-\u9fff]{2,4}$/;
const MINORITY = /^[\u3400-\u9fff]{2,}[·•][\u3400-\u9fff]{2,}$/;
/** Anna CAPPELLINI, Jean-Pierre Dupont, Smith, J. */
const LATIN = /^(?:\p{Lu}[\p{L}'’-]*\.?,?)(?: (?:\p{Lu}[\p{L}'’-]*\.?,?|de|du|la|van|der|von|bin|al|da|dos|le)){1,4}$/u;
const NO_PERSON =
  /\b(?:university|college|school|institute|team|club|city|open|cup|prix|prize|award|championships?|final|grand|group|lab|centre|center|inc|ltd|company|project|junior|senior|ladies|men|pairs|dance|program|skating|music|best|paper|track|session|workshop|conference|department|republic|states|kingdom|north|south|east|west|new|saint|île|judges?|reviewers?|referees?|experts?|panel|jury|the|and|of|for)\b/i;

const SHARE = 0.7;

/** One person. */
export function isPersonName(text: string): boolean {
  if (MINORITY.test(text)) return true;
  if (HAN.test(text)) {
    return COMPOUND.test(text) ? text.length > 2 : text.length < 4 && SURNAMES.includes(text[0] ?? "?");
  }
  return LATIN.test(text) && !NO_PERSON.test(text);
}

const BETWEEN = /([、；;，\n]|\s+\/\s+|\s*\|\s*|(?<=[\u3400-\u9fff])[,/](?=[\u3400-\u9fff]))/;

/** ["甲", "乙"]: a list as JSON has it; null for any other text. */
function jsonList(text: string): readonly string[] | null {
  if (!/^\[\s*"/.test(text)) return null;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === "string") ? list : null;
  } catch {
    // Text that begins like a list and is none.
    return null;
  }
}

/** Several persons in one cell are a list of JSON, or parted by 、 ; / or line ends; what parts them stays. */
export function mapPersons(text: string, map: (person: string) => string): string {
  const mapped = (part: string): string => (part.trim() === "" ? part : map(part.trim()));
  const list = jsonList(text);
  if (list !== null) return JSON.stringify(list.map(mapped));
  return text
    .split(BETWEEN)
    .map((part, i) => (i % 2 === 1 ? part : mapped(part)))
    .join("");
}

const personsIn = (text: string): readonly string[] =>
  (jsonList(text) ?? text.split(BETWEEN).filter((_, i) => i % 2 === 0))
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Fewer different values, or not nearly all of them, may be words by chance: 金奖, 高三, 方向. */
const SURE = { least: 20, share: 0.9, ofThree: 0.4 };

/** Chinese names beyond doubt, whatever the header says. */
export function surelyPersons(texts: readonly string[]): boolean {
  if (texts.length < SURE.least) return false;
  const names = texts.filter((text) => HAN.test(text) && isPersonName(text));
  const ofThree = names.filter((text) => text.length === 3);
  return names.length >= texts.length * SURE.share && ofThree.length >= texts.length * SURE.ofThree;
}

export function looksLikePersons(texts: readonly string[]): boolean {
  const persons = texts.filter((text) => {
    const parts = personsIn(text);
    return parts.length > 0 && parts.every(isPersonName);
  });
  return texts.length > 0 && persons.length >= texts.length * SHARE;
}
