/** What a header says of the type of what stands below it. */

const IDENTIFIER =
  /编号|批准号|申请号|受理号|项目号|编码|代码|学号|工号|证号|证件|账号|卡号|手机|电话|邮编|身份证|(?:^|[^a-z])(?:id|ids|uuid|code|siret|siren|zip|phone|mobile|isbn|doi|orcid|pid|uid|identifiant)(?:$|[^a-z])|(?:paper|project|submission|entry|proposal|application|grant|award|forum|note|session|talk|event|review|reviewer|judge|team|user|member|person|author|org|organi[sz]ation|company|school|student|contest|problem|task)ids?$/i;
const MOMENT =
  /日期|时间|时刻|日$|生日|年月|截至|(?:^|[^a-z])(?:date|day|time|timestamp|datetime|deadline|heure|jour|le|at|on)(?:$|[^a-z])/i;
/** cdate, start_ts, modified: of such a column only numbers that can be nothing else are moments. */
const EPOCH = /(?:date|time|stamp|_ts|created|modified|updated)$/i;
const DURATION = /用时|耗时|罚时|时长|历时|总时间|总用时|duration|elapsed|penalty|runtime|time limit/i;
const RANK =
  /名次|排名|位次|排位|順位|순위|место|(?:^|\P{L})(?:rank(?:ing)?|rk|rang|rg|clt|place|pos(?:ition)?|classement|puesto|posici[oó]n|lugar|platz|platzierung|posizione|posto|coloca[cç][aã]o|classifica[cç][aã]o|miejsce|um[ií]st[eě]n[ií]|po[rř]ad[ií])(?:$|\P{L})/iu;

export const saysIdentifier = (header: string): boolean => IDENTIFIER.test(header);
export const saysMoment = (header: string): boolean => MOMENT.test(header);
/** A time only where its numbers can be nothing else. */
export const saysEpoch = (header: string): boolean => EPOCH.test(header);
export const saysDuration = (header: string): boolean => DURATION.test(header);
export const saysRank = (header: string): boolean => RANK.test(header);
