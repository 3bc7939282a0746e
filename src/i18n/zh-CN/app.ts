export const app = {
  "app.title": "赛析",
  "app.subtitle": "数据大赛组织者的分析工具",
} as const;
