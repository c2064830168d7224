import { labels } from "../../domain/codes/code-list.ts";

/** What `concord whoami` says. */
export const identityTexts = {
  subject: labels("身份", "身分", "Asking as", "Identidade"),
  issuer: labels("担保方", "擔保方", "By the word of", "Atestada por"),
  itself: labels("登记的密钥", "登記的金鑰", "a registered key", "uma chave registada"),
  partner: labels("成员", "成員", "Partner", "Parceiro"),
  roles: labels("角色", "角色", "Roles", "Funções"),
  noRole: labels("无", "無", "none", "nenhuma"),
  gateway: labels("网关所属成员", "閘道所屬成員", "At the gateway of", "No gateway de"),
} as const;
