/** What the report of an import says of faults in the file and in its values. */
export const faults = {
  "data.rule.html_entity":
    "“{{column}}” has character references of web pages such as &amp;: read as the characters they stand for; the source table keeps them",
  "data.rule.invisible_letters":
    "“{{column}}” has invisible characters (zero width, controls): left out; the source table keeps them",
  "data.rule.mojibake":
    "“{{column}}” has garbled text that was so in the file: kept as it is. What it may have been stands after ≈; please export it again from the system it came from",
  "data.rule.encoded_text": "“{{column}}” has escaped text: kept as it is. What it says stands after ≈; please check",
  "data.rule.html_tags": "Texts of “{{column}}” have web page markup such as <p> and <br>: kept as it is",
  "data.rule.cut_off":
    "The last row is shorter than the header ({{found}} of {{width}}): the file seems to be cut off. What is missing is blank; please export it again",
};
