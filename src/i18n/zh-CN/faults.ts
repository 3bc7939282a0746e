/** What the report of an import says of faults in the file and in its values. */
export const faults = {
  "data.rule.html_entity": "“{{column}}”中有网页字符代码（如 &amp;），已还原为字符，原文保留在源表",
  "data.rule.invisible_letters": "“{{column}}”中有看不见的字符（零宽、控制字符），已去掉，原文保留在源表",
  "data.rule.mojibake": "“{{column}}”中有乱码，源表即如此，按原样保留；≈ 之后为可能的原文，请从原系统重新导出",
  "data.rule.encoded_text": "“{{column}}”中有未还原的转义编码，按原样保留；≈ 之后为解码结果，请核对",
  "data.rule.html_tags": "“{{column}}”的文字带有网页标记（如 <p>、<br>），按原样保留",
  "data.rule.cut_off": "最后一行只有 {{found}} 列，表头有 {{width}} 列，文件可能不完整；缺少的列按空白处理，请重新导出",
};
