import { adviceOfReceipts } from "./advice-of-receipts.ts";
import { named } from "./code-list.ts";

/** What the reader can do about a finding, by its verdict code: of every *unknown* but those that only follow from another. */
export const advice = [
  named(
    "not-found",
    "这不表示文件不真实。请向另一成员的网关核验，或向提供文件的人索取证据编号；该文件也可能记录在本成员并非缔约方的协定之下。",
    "這不表示檔案不真實。請向另一成員的閘道核驗，或向提供檔案的人索取證據編號；該檔案也可能記錄在本成員並非締約方的協定之下。",
    "This does not mean that the file is not genuine. Ask the gateway of another partner, or whoever gave you the file for its evidence id: it may be recorded under an agreement to which this partner is no party.",
    "Isto não significa que o ficheiro não seja autêntico. Consulte o gateway de outro parceiro, ou peça o identificador da prova a quem lhe deu o ficheiro: pode estar registado ao abrigo de um acordo de que este parceiro não é parte.",
  ),
  named(
    "resembles",
    "请检查手上的是否原始文件：重新保存、转换格式或经通讯软件传送都会改变内容。",
    "請檢查手上的是否原始檔案：重新儲存、轉換格式或經通訊軟件傳送都會改變內容。",
    "Check that you hold the original file: saving it again, converting it or sending it through a messenger changes its content.",
    "Verifique se tem o ficheiro original: gravá-lo de novo, convertê-lo ou enviá-lo por um serviço de mensagens altera o conteúdo.",
  ),
  named(
    "digest-differs",
    "请勿依据此文件行事。请向记录方索取原始文件后再次核验。",
    "請勿依據此檔案行事。請向記錄方索取原始檔案後再次核驗。",
    "Do not rely on this file. Obtain the original from whoever recorded it, and verify that.",
    "Não se baseie neste ficheiro. Obtenha o original junto de quem o registou e verifique-o.",
  ),
  named(
    "not-bound",
    "本网关保存的内容已损坏或被改动，文件本身未必有误。请通知本网关的运行人员重建索引，并向另一成员的网关核验。",
    "本閘道保存的內容已損壞或被改動，檔案本身未必有誤。請通知本閘道的營運人員重建索引，並向另一成員的閘道核驗。",
    "What this gateway keeps is damaged or was altered; that says nothing against the file. Tell its operator to rebuild the index, and ask the gateway of another partner.",
    "O que este gateway guarda está danificado ou foi alterado; isso nada diz contra o ficheiro. Peça ao operador que reconstrua o índice e consulte o gateway de outro parceiro.",
  ),
  named(
    "node-unreachable",
    "请稍后再试；如持续如此，请通知本网关的运行人员，或向另一成员的网关核验。",
    "請稍後再試；如持續如此，請通知本閘道的營運人員，或向另一成員的閘道核驗。",
    "Try again later. If it stays so, tell this gateway's operator, or ask the gateway of another partner.",
    "Tente mais tarde. Se persistir, avise o operador deste gateway ou consulte o gateway de outro parceiro.",
  ),
  named(
    "index-stale",
    "请等待本网关与其链节点同步后再试，或向另一成员的网关核验。",
    "請等待本閘道與其鏈節點同步後再試，或向另一成員的閘道核驗。",
    "Try again when this gateway is level with its chain node, or ask the gateway of another partner.",
    "Tente de novo quando este gateway estiver em dia com o seu nó da cadeia, ou consulte o gateway de outro parceiro.",
  ),
  named(
    "chain-lost",
    "请通知本网关的运行人员，并向另一成员的网关核验。",
    "請通知本閘道的營運人員，並向另一成員的閘道核驗。",
    "Tell this gateway's operator, and ask the gateway of another partner.",
    "Avise o operador deste gateway e consulte o gateway de outro parceiro.",
  ),
  named(
    "no-decision",
    "该成员作出决定之前，认可与否是未知的；完整性与记录不受影响。",
    "該成員作出決定之前，認可與否是未知的；完整性與記錄不受影響。",
    "Until the partner decides, whether it recognises the evidence is open. Integrity and record do not depend on it.",
    "Enquanto o parceiro não decidir, o reconhecimento está em aberto. A integridade e o registo não dependem dele.",
  ),
  named(
    "no-custody-events",
    "实物由谁保管，账本没有记载；如有需要，请向记录方索取书面保管记录。",
    "實物由誰保管，帳本沒有記載；如有需要，請向記錄方索取書面保管記錄。",
    "The ledger does not say in whose hands the object was. Where that matters, ask the recorder for its custody papers.",
    "O registo não diz em que mãos esteve o objeto. Se isso for relevante, peça a quem o registou os documentos de custódia.",
  ),
  named(
    "no-seals",
    "此链无法自行证明终局性；请在数个成员的网关核验，以其一致的答案为准。",
    "此鏈無法自行證明終局性；請在數個成員的閘道核驗，以其一致的答案為準。",
    "This chain cannot prove finality by itself. Ask the gateways of several partners and compare their answers.",
    "Esta cadeia não consegue, por si só, provar o carácter definitivo. Consulte os gateways de vários parceiros e compare as respostas.",
  ),
  ...adviceOfReceipts,
] as const;
