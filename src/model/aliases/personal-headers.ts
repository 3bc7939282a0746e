/** Headers of columns that name or reach a person: never mapped, never shown in examples. */
const PERSONAL =
  /姓名|手机|电话|联系方式|邮箱|e-?mail|身份证|证件号|队员|队长|成员|教练|指导教师|指导老师|联系人|phone|mobile/i;

/** Words that make a header with 姓名 or 联系 speak of somebody the model has a place for. */
const NOT_PERSONAL = /评委|专家|人数|成员数|编号|单位/;

export const isPersonalHeader = (header: string): boolean => PERSONAL.test(header) && !NOT_PERSONAL.test(header);
