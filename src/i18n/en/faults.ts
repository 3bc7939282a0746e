/** What the report of an import says of faults in the file and in its values. */
export const faults = {
  "data.rule.cut_off":
    "The last row is shorter than the header ({{found}} of {{width}}): the file seems to be cut off. What is missing is blank; please export it again",
};
