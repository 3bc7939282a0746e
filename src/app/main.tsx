import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { translator } from "../i18n/index.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(<StrictMode>{translator("zh-CN")("app.title")}</StrictMode>);
