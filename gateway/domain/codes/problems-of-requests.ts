import { type Problem, problem } from "./problem.ts";

/** What is wrong with an HTTP request or its transport. */
export const problemsOfRequests = {
  "invalid-body": problem(400, ["请求正文不是JSON", "請求內容不是JSON", "The body is not JSON", "O corpo não é JSON"]),
  "invalid-request": problem(422, [
    "请求不符合规定格式",
    "請求不符合規定格式",
    "The request does not have the required form",
    "O pedido não tem a forma exigida",
  ]),
  "body-too-large": problem(413, [
    "请求正文过大",
    "請求內容過大",
    "The body is too large",
    "O corpo é demasiado grande",
  ]),
  "length-mismatch": problem(400, [
    "收到的长度与所称不符",
    "收到的長度與所稱不符",
    "The length received is not the length announced",
    "O comprimento recebido não é o anunciado",
  ]),
  "length-required": problem(411, [
    "须说明长度",
    "須說明長度",
    "A length is required",
    "É necessário indicar o comprimento",
  ]),
  "digest-mismatch": problem(422, [
    "内容与所称摘要不符",
    "內容與所稱摘要不符",
    "The content does not have the digest announced",
    "O conteúdo não tem o resumo criptográfico anunciado",
  ]),
  "size-mismatch": problem(422, [
    "内容与所称大小不符",
    "內容與所稱大小不符",
    "The content does not have the size announced",
    "O conteúdo não tem o tamanho anunciado",
  ]),
  "unsupported-media-type": problem(415, [
    "不支持该媒体类型",
    "不支援該媒體類型",
    "The media type is not supported",
    "O tipo de média não é suportado",
  ]),
  "not-acceptable": problem(406, [
    "无法以所要求的格式应答",
    "無法以所要求的格式回應",
    "There is no answer in the form asked for",
    "Não há resposta na forma pedida",
  ]),
  "not-found": problem(404, ["没有该资源", "沒有該資源", "There is no such resource", "O recurso não existe"]),
  "malformed-request": problem(400, [
    "请求不是有效的HTTP，或长度与所称不符",
    "請求並非有效的HTTP，或長度與所稱不符",
    "The request is not HTTP, or of another length than it announced",
    "O pedido não é HTTP, ou não tem o comprimento anunciado",
  ]),
  "headers-too-large": problem(431, [
    "请求头过大",
    "請求標頭過大",
    "The request's headers are too large",
    "Os cabeçalhos do pedido são demasiado grandes",
  ]),
  "request-timeout": problem(408, [
    "请求未及时收完",
    "請求未及時收完",
    "The request did not arrive in time",
    "O pedido não chegou a tempo",
  ]),
  "method-not-allowed": problem(405, [
    "该资源不支持此方法",
    "該資源不支援此方法",
    "The resource does not have this method",
    "O recurso não admite este método",
  ]),
  "range-not-satisfiable": problem(416, [
    "文件中没有所要求的部分",
    "檔案中沒有所要求的部分",
    "Nothing of the range asked for is in the file",
    "O ficheiro não tem a parte pedida",
  ]),
  "invalid-cursor": problem(
    422,
    ["翻页位置无效", "翻頁位置無效", "The place in the list is not valid", "A posição na lista não é válida"],
    [
      "请原样使用上一页的next，且不更改其他条件。",
      "請原樣使用上一頁的next，且不更改其他條件。",
      "Send `next` of the page before as it is, with the same conditions.",
      "Envie `next` da página anterior tal como está, com as mesmas condições.",
    ],
  ),
  "gateway-not-authenticated": problem(401, [
    "对方网关未能证明身份",
    "對方閘道未能證明身分",
    "The asking gateway has not proved who it is",
    "O gateway requerente não provou a sua identidade",
  ]),
  "not-entitled": problem(403, [
    "依协定无权取得",
    "依協定無權取得",
    "No agreement entitles the asker to this",
    "Nenhum acordo dá direito a isto",
  ]),
  "invalid-idempotency-key": problem(
    400,
    ["幂等键无效", "冪等鍵無效", "The idempotency key is not valid", "A chave de idempotência não é válida"],
    [
      "请使用8至255个可见ASCII字符，例如UUID。",
      "請使用8至255個可見ASCII字元，例如UUID。",
      "Use 8 to 255 visible ASCII characters, such as a UUID.",
      "Use 8 a 255 caracteres ASCII visíveis, por exemplo um UUID.",
    ],
  ),
  "idempotency-key-in-use": problem(
    409,
    [
      "使用该幂等键的请求仍在处理",
      "使用該冪等鍵的請求仍在處理",
      "A request with this idempotency key is still under way",
      "Um pedido com esta chave de idempotência ainda está em curso",
    ],
    [
      "请稍后以同一请求再试。",
      "請稍後以同一請求再試。",
      "Send the same request again a little later.",
      "Repita o mesmo pedido pouco depois.",
    ],
  ),
  "idempotency-key-reused": problem(
    422,
    [
      "幂等键已用于另一请求",
      "冪等鍵已用於另一請求",
      "The idempotency key was used for another request",
      "A chave de idempotência já foi usada noutro pedido",
    ],
    ["请换用新的幂等键。", "請換用新的冪等鍵。", "Use a new key.", "Use uma chave nova."],
  ),
  "unknown-event": problem(
    410,
    [
      "该事件不属于本网关的事件流",
      "該事件不屬於本閘道的事件流",
      "The event is not of this gateway's feed",
      "O evento não pertence ao fluxo deste gateway",
    ],
    [
      "请不带事件标识重新开始，并舍弃先前所得。",
      "請不帶事件識別碼重新開始，並捨棄先前所得。",
      "Start anew without an id, and forget what came before.",
      "Recomece sem identificador e descarte o que recebeu antes.",
    ],
  ),
  "too-many-streams": problem(
    503,
    [
      "本网关的事件流已满",
      "本閘道的事件流已滿",
      "All event streams of this gateway are taken",
      "Todos os fluxos de eventos deste gateway estão ocupados",
    ],
    [
      "请关闭不用的事件流，或稍后再试。",
      "請關閉不用的事件流，或稍後再試。",
      "Close a stream that is not needed, or try again later.",
      "Feche um fluxo desnecessário ou tente mais tarde.",
    ],
  ),
  "too-many-connections": problem(
    503,
    ["连接过多", "連線過多", "Too many connections", "Demasiadas ligações"],
    [
      "请关闭不用的连接，或稍后再试。",
      "請關閉不用的連線，或稍後再試。",
      "Close connections that are not needed, or try again later.",
      "Feche as ligações desnecessárias ou tente mais tarde.",
    ],
  ),
  "too-busy": problem(
    503,
    [
      "同时处理的请求已达上限",
      "同時處理的請求已達上限",
      "As many requests are under way as are taken at a time",
      "Já estão em curso tantos pedidos quantos se aceitam",
    ],
    ["请稍后再试。", "請稍後再試。", "Try again a little later.", "Tente um pouco mais tarde."],
  ),
  "gateway-ending": problem(
    503,
    ["本网关正在停止", "本閘道正在停止", "This gateway is being stopped", "Este gateway está a ser parado"],
    [
      "请稍后以同一请求再试。",
      "請稍後以同一請求再試。",
      "Send the same request again a little later.",
      "Repita o mesmo pedido pouco depois.",
    ],
  ),
  "rate-limited": problem(
    429,
    ["请求过多", "請求過多", "Too many requests", "Demasiados pedidos"],
    ["请稍后再试。", "請稍後再試。", "Try again later.", "Tente mais tarde."],
  ),
  internal: problem(
    500,
    ["内部错误", "內部錯誤", "Internal error", "Erro interno"],
    [
      "请将请求编号告知运行人员。",
      "請將請求編號告知營運人員。",
      "Tell the operator the request's number.",
      "Indique ao operador o número do pedido.",
    ],
  ),
  "storage-full": problem(
    507,
    ["存储空间已满", "儲存空間已滿", "The storage is full", "O armazenamento está cheio"],
    [
      "请通知本网关的运行人员。",
      "請通知本閘道的營運人員。",
      "Tell this gateway's operator.",
      "Avise o operador deste gateway.",
    ],
  ),
  "storage-busy": problem(
    503,
    [
      "存储暂时不可用",
      "儲存暫時無法使用",
      "The storage does not answer for now",
      "O armazenamento não responde de momento",
    ],
    ["请稍后再试。", "請稍後再試。", "Try again later.", "Tente mais tarde."],
  ),
} as const satisfies Record<string, Problem>;
