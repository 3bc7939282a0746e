/** What the report of an import says of faults in the file and in its values. */
export const faults = {
  "data.rule.rank_gap": "“{{column}}”不连续或重复：前后名次接不上，请核对是否缺行或并列有误",
  "data.rule.ties_differ": "“{{score}}”相同的，有的“{{column}}”并列，有的分了先后，表中没有可以区分的列",
  "data.rule.award_order": "“{{column}}”与“{{rank}}”的先后不一致",
  "data.rule.beyond_scale": "“{{column}}”的其他值都在 0–{{max}} 之间，这些超出",
  "data.rule.sum_in_data": "这一行像是合计行（“{{column}}”等于上面各行之和），仍按数据读取，会重复计算，请核对",
  "data.rule.blank_name": "“{{column}}”为空，而其他行都有",
  "data.rule.lost_zeros":
    "“{{column}}”多为 {{width}} 位编号，这些位数不足，可能丢了前面的 0；按原样保留，≈ 之后为补足的写法",
  "data.rule.number_as_date": "“{{column}}”中有的数字被表格软件变成了日期；≈ 之后为可能的原值，请核对",
  "data.rule.percent_mixed":
    "“{{column}}”有的写成百分数（{{percents}} 处，85% 按 0.85 读取），有的是数字（{{numbers}} 处，按原值读取），请核对单位",
  "data.rule.date_forms": "“{{column}}”的日期有不同写法（{{listed}}），均已按日期读取",
  "data.rule.short_year": "“{{column}}”的年份只写两位，已按所示日期读取",
  "data.rule.far_date": "“{{column}}”的其他日期在 {{from}}–{{to}} 年，这些相差很远，请核对",
  "data.rule.empty_column": "有列名而没有内容的列",
  "data.rule.constant_column": "每一行内容都相同的列，不能用来区分",
  "data.rule.html_entity": "“{{column}}”中有网页字符代码（如 &amp;），已还原为字符，原文保留在源表",
  "data.rule.invisible_letters": "“{{column}}”中有看不见的字符（零宽、控制字符），已去掉，原文保留在源表",
  "data.rule.mojibake": "“{{column}}”中有乱码，源表即如此，按原样保留；≈ 之后为可能的原文，请从原系统重新导出",
  "data.rule.encoded_text": "“{{column}}”中有未还原的转义编码，按原样保留；≈ 之后为解码结果，请核对",
  "data.rule.html_tags": "“{{column}}”的文字带有网页标记（如 <p>、<br>），按原样保留",
  "data.rule.cut_off": "最后一行只有 {{found}} 列，表头有 {{width}} 列，文件可能不完整；缺少的列按空白处理，请重新导出",
};
