import { createRoot } from "hono/jsx/dom/client";
import { chooseLanguage } from "../../../domain/codes/choose-language.ts";
import { type Language, languages } from "../../../domain/codes/code-list.ts";
import type { View } from "../../view.ts";
import { startReceiptWorker } from "./ask-worker.ts";
import { VerifierPage } from "./verifier-page.tsx";

// What the set-up puts in, so that the page is one file and loads nothing: the workers' whole scripts, and names of places by their codes.
declare const DIGEST_WORKER: string;
declare const RECEIPT_WORKER: string;
declare const PLACES: Readonly<Record<Language, View["places"]>>;

const urlOf = (script: string): string => URL.createObjectURL(new Blob([script], { type: "text/javascript" }));

const asked = new URLSearchParams(location.search).get("lang");
const container = document.getElementById("verifier");
if (container !== null) {
  createRoot(container).render(
    <VerifierPage
      firstLanguage={languages.find((language) => language === asked) ?? chooseLanguage(navigator.languages.join(","))}
      places={PLACES}
      digestWorkerUrl={urlOf(DIGEST_WORKER)}
      worker={startReceiptWorker(urlOf(RECEIPT_WORKER))}
      isServed={location.protocol.startsWith("http")}
    />,
  );
}
// A file that is dropped beside a field is not to replace the page.
for (const type of ["dragover", "drop"] as const)
  window.addEventListener(type, (event) => {
    if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
  });
