import "./no-eval.ts";
import "./app.css";
import "../screens/screens.css";
import "../ui/ui.css";
import "./print.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { followPrinting } from "../ui/printing.ts";
import { App } from "./App.tsx";
import { start } from "./start.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

followPrinting(window, document.documentElement);
const { workspace, preferences, troubles } = await start();
createRoot(root).render(
  <StrictMode>
    <App workspace={workspace} preferences={preferences} troubles={troubles} />
  </StrictMode>,
);
