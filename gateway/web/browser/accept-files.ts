import type { ChosenFile } from "./digest-file.ts";

/** Shows the form of a section and takes the files that are chosen in it or dropped anywhere on the page. */
export function acceptFiles(section: HTMLElement, take: (files: readonly ChosenFile[]) => void): void {
  const form = section.querySelector("form");
  const input = section.querySelector<HTMLInputElement>("input[type=file]");
  if (form === null || input === null) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("change", () => {
    const files = chosenFrom(input.files);
    // Emptied, so that choosing the same file again is a change.
    input.value = "";
    if (files.length > 0) take(files);
  });
  // A file that misses the form is not to replace the page.
  window.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.classList.add("drop--over");
  });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) form.classList.remove("drop--over");
  });
  window.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    form.classList.remove("drop--over");
    const files = chosenFrom(event.dataTransfer?.files);
    if (files.length > 0) take(files);
  });
}

// Asking for the size is what fixes which state of the file is read.
const chosenFrom = (files: FileList | null | undefined): ChosenFile[] =>
  [...(files ?? [])].map((file) => ({ file, size: file.size }));

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
