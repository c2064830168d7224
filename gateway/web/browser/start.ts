import { languages } from "../../domain/codes/code-list.ts";
import type { View } from "../view.ts";
import { startBoard } from "./start-board.ts";
import { startVerification } from "./start-verification.tsx";

const find = (tag: string | null) => languages.find((language) => language === tag);

const view: View = {
  language: find(document.documentElement.lang) ?? "en",
  chosen: find(new URLSearchParams(location.search).get("lang")),
  places: JSON.parse(document.getElementById("content")?.dataset.places ?? "{}"),
};

const verification = document.getElementById("verify");
if (verification !== null) startVerification(verification, view);
const notices = document.getElementById("notices");
if (notices !== null) startBoard(notices, view);
