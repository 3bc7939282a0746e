/** What the report of an import says of faults in the file and in its values. */
export const faults = {
  "data.rule.rank_gap":
    "“{{column}}” has gaps or repeats: a rank does not follow on the one before. Please check for missing rows or wrong ties",
  "data.rule.ties_differ":
    "Where “{{score}}” is the same, some share their “{{column}}” and some do not, and no column tells them apart",
  "data.rule.award_order": "“{{column}}” does not follow the order of “{{rank}}”",
  "data.rule.beyond_scale": "All other values of “{{column}}” are within 0–{{max}}; these are not",
  "data.rule.sum_in_data":
    "This row seems to be a sum (“{{column}}” is what the rows above add up to): read as data all the same, it counts twice. Please check",
  "data.rule.blank_name": "“{{column}}” is blank, which all other rows have",
  "data.rule.lost_zeros":
    "Most codes of “{{column}}” have the same length ({{width}}); these are shorter and may have lost their leading zeros. Kept as they are; the full form stands after ≈",
  "data.rule.number_as_date":
    "Some numbers of “{{column}}” were made dates by a spreadsheet; what they may have been stands after ≈. Please check",
  "data.rule.percent_mixed":
    "“{{column}}” has percentages ({{percents}}; 85% is read as 0.85) and plain numbers ({{numbers}}; read as they stand). Please check the unit",
  "data.rule.date_forms": "Dates of “{{column}}” are written in several ways ({{listed}}); all are read as dates",
  "data.rule.short_year": "Years of “{{column}}” have two digits; read as the dates shown",
  "data.rule.far_date": "All other dates of “{{column}}” are of {{from}}–{{to}}; these are far off. Please check",
  "data.rule.empty_column": "Columns with a name and nothing in them",
  "data.rule.constant_column": "Columns that say the same in every row: they tell nothing apart",
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
