import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What the pages say to whoever is not signed in, or may not see something. */
export const visitorTexts = {
  signIn: labels("登录", "登入", "Sign in", "Iniciar sessão"),
  signOut: labels("退出", "登出", "Sign out", "Terminar sessão"),
  heading: labels("须先登录", "須先登入", "Signing in is required", "É necessário iniciar sessão"),
  verifyWithout: labels(
    "登录后可在此核验文件、查询编号、查阅通报。未登录时，仅凭文件摘要不作任何答复；持有文件通往账本记录的路径者，可用命令行核验：concord verify 文件 --inclusion 路径文件。",
    "登入後可在此核驗檔案、查詢編號、查閱通報。未登入時，僅憑檔案摘要不作任何答覆；持有檔案通往帳本記錄的路徑者，可用命令列核驗：concord verify 檔案 --inclusion 路徑檔案。",
    "Sign in to verify files, look up ids and read notices here. To whoever is not signed in, a file's digests alone answer nothing; who holds the file's path to the ledger's record verifies on the command line: concord verify FILE --inclusion PATH-FILE.",
    "Inicie sessão para verificar ficheiros, consultar identificadores e ler avisos. Sem sessão, os resumos de um ficheiro não obtêm resposta; quem tem o caminho do ficheiro até ao registo verifica-o na linha de comandos: concord verify FICHEIRO --inclusion CAMINHO.",
  ),
  notForYou: labels(
    "您的角色不查阅此内容。",
    "您的角色不查閱此內容。",
    "Your role does not show you this.",
    "A sua função não lhe mostra isto.",
  ),
} as const satisfies Record<string, Labels>;
