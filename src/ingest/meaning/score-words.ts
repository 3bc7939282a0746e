import { words } from "./words.ts";

/** The words that score sheets have over their columns, in the languages of juries. */

/** Whoever sits in a seat of a jury; the longer words first. */
export const SEAT_WORD = words(`
  评审专家, 评审委员, 评审员, 评审老师, 评审, 专家评委, 评委老师, 评委, 专家, 裁判员, 裁判, 考官, 阅卷人, 評審委員, 評審, 評委, 專家
  judge, reviewer, referee, panell?ist, evaluator, assessor, examiner, expert, rater, grader, marker, jury member, juror, jury
  juge, rapporteur, relecteur, évaluateur, examinateur, juré, jurado, jurada, juez, giudice, giurato, evaluador
  preisrichter, kampfrichter, wertungsrichter, punktrichter, gutachter, sędzia, członek jury
  член жюри, судья, эксперт, жюри, рецензент, 審査員, 審査委員, 採点者, 심사위원, 심사자, 평가위원`);

const POINTS = words(`
  最?后?得分, 原始分数?, 原始得分, 评分, 打分, 分数, 成绩, 分值, 分, 给分, 評分, 分數, 得点, 点数, 採点, 점수
  scores?, marks?, points?, notes?, ratings?, votes?, punkte, wertung, bewertung, puntaje, puntuaci[oó]n, puntos, notas?
  pontos, pontua[cç][aã]o, punteggio, punti, voto, voti, баллы?, баллов, оценк[аи], очки, oceny?, punkty, pontsz[aá]m`);
export const SCORE_WORD = new RegExp(`^(?:${POINTS})$`, "i");
/** Note jury 1, Баллы судья 2: the word for points stands before the seat. */
export const SCORE_AHEAD = new RegExp(
  `^(?:${POINTS})\\s+(?:d[ue]l?\\s+|of\\s+|by\\s+|von\\s+)?(?=(?:${SEAT_WORD}))`,
  "i",
);

export const NAME_WORD =
  /^(?:(?:评委|专家|评审)?(?:姓名|名字|名称|编号|代码|编码)|氏名|id|name|nom|nombre|nome|code|имя|imię)$/i;
export const OTHER_WORD =
  /意见|评语|备注|签名|签字|回避|单位|职称|时间|电话|邮箱|手机|说明|理由|コメント|비고|comment|remark|remarque|signature|affiliation|e-?mail|date|time|text|summary|justification|comentario|bemerkung|kommentar|uwagi|замечани|комментари|подпись/i;

const TOTAL_ZH =
  "(?:本轮|单项|个人|评委|专家|评审|最终|最后|项目|作品)?(?:总分|合计|小计|总计|总成绩|总得分|总评分?|总评成绩)|合计得分|(?:最终|最后|综合|加权|折算|平均|总平均).{0,6}|均分|.{0,6}平均分?|.{0,6}均值|.{0,4}(?:排名|名次|位次|排序)|极差|分差|标准分|标准差|方差|[tz]分数?|[tz]-?scores?|去掉.*|去.*最高.*|偏差";
/** Sums, means, ranks and spreads of other columns. */
export const TOTAL = new RegExp(
  `^(?:${TOTAL_ZH}|${words(`
  總分, 總計, 總成績, 總得分, 平均分數, 合計点?, 総合点, 総合得点, 総得点, 平均点, 順位, 합계, 총점, 평균, 순위, 석차
  (?:grand |sub)?-?total(?: (?:[a-z]+ )?(?:scores?|points|marks?))?, sum, sum of .*, cumulative, aggregate, (?:weighted |trimmed )?(?:average|mean|avg\\.?)(?: (?:scores?|points|marks?)| of .*)?
  final(?: (?:scores?|marks?|points|grade|result))?, (?:overall|cumulative|combined|composite|aggregate|jury|judges['’]?) (?:total|score|points|average|mean), median
  rank(?:ing)?, place, range, spread, st(?:andar)?d\\.? ?dev(?:iation)?, variance, moyenne.*, somme.*, note finale, note globale, rang, classement
  gesamt(?:punkte|punktzahl|wertung|ergebnis|note|summe)?, summe, durchschnitt.*, mittelwert, schnitt, endnote, endergebnis, platz(?:ierung)?
  (?:puntaje|puntuaci[oó]n|pontua[cç][aã]o|punteggio|nota) (?:total|totale|final|finale|media|m[eé]dia), promedio.*, m[eé]dia(?: .*)?, totale, suma.*, soma, somma
  puesto, posici[oó]n, posi[cç][aã]o, posizione, clasificaci[oó]n, classifica[cç][aã]o
  średnia.*, razem, łącznie, wynik(?: końcowy)?, miejsce, сумма.*, итого.*, итоговый .*, всего(?: баллов)?, общий балл, средн(?:ий|яя|ее).*, место, рейтинг
  összesen, összpontszám, átlag, helyezés`)})$`,
  "i",
);

/** Parts of a jury's judgement under the names that forms give them. */
export const CRITERION = new RegExp(
  `^(?:.{0,8}(?:创新|原创|技术|应用|实用|可行|完整|规范|先进|科学|商业|推广|落地|经济|社会|效益|价值|展示|表现|表达|答辩|陈述|演示|展现|路演|选题|内容|结构|逻辑|语言|团队|数据|安全|合规|前景|成熟|完成|难度|美观|视觉|设计|方案|文档|效果|影响|贡献|质量|水平|能力|程度|潜力|示范|创意|主题|工作量).{0,8}(?:性|度|价值|效益|能力|水平|情况|表现|程度|前景|潜力|质量|意义|效果|力|分|得分)?|${words(`
  (?:score[ _])?crit(?:eri(?:on|a|um))?[ _.-]*\\d\\d?, 评分项 ?\\d\\d?, 指标 ?[\\d一二三四五六七八九十]+
  originality, novelty, creativity, innovation, innovativeness, technical.*, technique, feasibility, faisabilité, impact.*, significance, soundness
  (?:[a-z]+ )?clarity, clarté, (?:[a-z]+ )?presentation, présentation, quality.*, qualité.*, relevance, pertinence, correctness, reproducibility, execution
  (?:[a-z]+ )?design, difficulty, interpretation.*, composition, transitions, performance, skating skills, timing, musicality, artistry, content, contribution
  style, structure, usefulness, usability, utility, scalability, teamwork, business.*, market.*, originalité, créativité, importance, evaluation, experiments
  methodology, writing, delivery, storytelling, pronunciation, fluency, completeness
  aroma, fragrance.*, flavou?r, aftertaste, acidity, body, mouthfeel, balance, uniformity, clean cup, sweetness, appearance, taste, texture
  originalidad, creatividad, innovaci[oó]n, impacto.*, viabilidad, presentaci[oó]n, calidad.*, claridad, pertinencia, criatividade, inova[cç][aã]o
  kreativit[aä]t, originalit[aä]t, umsetzung, pr[aä]sentation, ausf[uü]hrung, originalit[aà], creativit[aà], qualit[aà].*
  оригинальность, новизна, актуальность, креативность, качество.*, презентация, артистизм, техника.*, оформление, содержание, практическая значимость
  独創性, 新規性, 技術力, 完成度, 表現力, 実用性, 창의성, 독창성, 기술성, 완성도, 실현가능성, 발표력`)})$`,
  "i",
);

const OCCASION_WORD = words(`
  week, wk, episode, ep, round, rd, stage, r(?=\\d), day, heat, show, gala, semaine, manche, woche, runde, semana, ronda, settimana, giornata, tydzień, runda
  неделя, тур, раунд, выпуск`);
/** Week 3, R2, 第二轮, 1 тур: one of several times at which scores were given. */
export const OCCASION = new RegExp(
  `^(?:(?:${OCCASION_WORD})\\s*[-_#.№]?\\s*(\\d{1,2})|第\\s*(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*[轮周场天期次](?:评审|评分|打分|评议)?|(\\d{1,2})\\s*(?:тур|раунд|runda))$`,
  "i",
);
