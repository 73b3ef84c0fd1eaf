import type { RejectionReason } from '../../protocol/wire/rejection.ts';

/** What another system's maintainer reads; the pages have their own words. */
const words: Partial<Record<RejectionReason, { readonly zh: string; readonly en: string }>> = {
  malformedInput: { zh: '报文不合格式，见 details.where', en: 'The message breaks the schema; see details.where' },
  intakeSource: { zh: '没有这个接入来源', en: 'There is no such intake source' },
  intakeDisabled: { zh: '该接入来源已停用', en: 'This intake source is disabled' },
  intakeKeyMissing: { zh: '该接入来源尚未生成密钥', en: 'This intake source has no key yet' },
  intakeSignature: {
    zh: '签名不正确：对“时间戳.报文原文”做 HMAC-SHA-256',
    en: 'The signature is wrong: HMAC-SHA-256 over "timestamp.body", the body byte for byte',
  },
  intakeTime: {
    zh: '时间戳与服务器相差超过 5 分钟，请校准时钟后重新签名',
    en: 'The time stamp is more than 5 minutes off; set the clock and sign again',
  },
  identifiesPersons: {
    zh: '本系统不接收识别个人的信息（人脸、车牌、身份证、手机特征等），已拒绝并留痕',
    en: 'This system takes nothing that identifies persons (faces, plates, identity papers, phones); refused and recorded',
  },
  capInvalid: {
    zh: 'CAP 报文不合规范，见 details.where',
    en: 'The CAP message breaks the standard; see details.where',
  },
  rateLimited: { zh: '超过该来源的速率上限，请稍后重试', en: "Above this source's rate limit; try again later" },
  tooLarge: { zh: '报文过大', en: 'The message is too large' },
  attachmentType: {
    zh: '只接受 application/json 或 application/cap+xml',
    en: 'Only application/json or application/cap+xml is taken',
  },
  storageFull: { zh: '服务器磁盘已满，未保存', en: "The server's disk is full; nothing was kept" },
  storageFailed: { zh: '服务器存储出错，未保存', en: "The server's storage failed; nothing was kept" },
};
const others = { zh: '请求被拒绝', en: 'The request was refused' } as const;

export function refusalWords(reason: RejectionReason): { readonly zh: string; readonly en: string } {
  return words[reason] ?? others;
}
