import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What the board of notices says about itself. */
export const boardTexts = {
  empty: labels("没有通报。", "沒有通報。", "There are no notices.", "Não há avisos."),
  pages: labels("通报的各页", "通報的各頁", "Pages of notices", "Páginas de avisos"),
  newest: labels("最新的通报", "最新的通報", "Newest notices", "Avisos mais recentes"),
  older: labels("更早的通报", "更早的通報", "Older notices", "Avisos anteriores"),
  still: labels(
    "此页不会自行更新：请重新载入。",
    "此頁不會自行更新：請重新載入。",
    "This page does not update by itself: load it again.",
    "Esta página não se atualiza sozinha: carregue-a de novo.",
  ),
  live: labels(
    "实时：有变动时立即更新。",
    "即時：有變動時立即更新。",
    "Live: updates as soon as something changes.",
    "Em direto: atualiza-se logo que algo muda.",
  ),
  polling: labels(
    "未接通实时更新：每 {seconds} 秒查询一次。",
    "未接通即時更新：每 {seconds} 秒查詢一次。",
    "Not connected to live updates: asks every {seconds} seconds.",
    "Sem ligação às atualizações em direto: consulta a cada {seconds} segundos.",
  ),
  stale: labels(
    "与网关的连接已断开：以下内容自 {time} 起未再更新，可能已过时。",
    "與閘道的連線已中斷：以下內容自 {time} 起未再更新，可能已過時。",
    "Not connected to the gateway: what is below was last updated at {time} and may be out of date.",
    "Sem ligação ao gateway: o que está abaixo foi atualizado pela última vez às {time} e pode estar desatualizado.",
  ),
  contentNotHere: labels(
    "内容不在本网关",
    "內容不在本閘道",
    "Content not at this gateway",
    "Conteúdo fora deste gateway",
  ),
} as const satisfies Record<string, Labels>;
