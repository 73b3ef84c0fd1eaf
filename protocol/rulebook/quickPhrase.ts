import { z } from 'zod';
import { bilingualNameSchema } from '../area/area.ts';

/** Where a phrase is offered: in a desk's messages, on the phones, in broadcasts, in notes on an incident. */
export const phraseUses = ['desk', 'field', 'broadcast', 'note'] as const;
export const phraseUseSchema = z.enum(phraseUses);
export type PhraseUse = z.infer<typeof phraseUseSchema>;

/** A sentence one touch away; sent in its writer's language. */
export const quickPhraseSchema = z.strictObject({ text: bilingualNameSchema, uses: z.array(phraseUseSchema).max(4) });
export type QuickPhrase = z.infer<typeof quickPhraseSchema>;

function phrase(zh: string, en: string, ...uses: PhraseUse[]): QuickPhrase {
  return { text: { zh, en }, uses };
}

/** What a book without phrases of its own offers. */
export const defaultPhrases: readonly QuickPhrase[] = [
  phrase('请报告现场情况', 'Report the situation, please', 'desk'),
  phrase('请报告位置', 'Report your position, please', 'desk'),
  phrase('是否需要增援？', 'Do you need support?', 'desk'),
  phrase('注意安全', 'Take care', 'desk', 'broadcast'),
  phrase('原地待命', 'Wait where you are', 'desk', 'broadcast'),
  phrase('收到', 'Received', 'desk', 'field'),
  phrase('正在赶往', 'On the way', 'field'),
  phrase('已到达', 'Arrived', 'field'),
  phrase('现场已控制', 'Under control', 'field', 'note'),
  phrase('请求增援', 'Support needed', 'field'),
  phrase('道路受阻', 'The road is blocked', 'field', 'note'),
  phrase('人员平安', 'Everybody is safe', 'field', 'note'),
  phrase('暴雨将至，请检查低洼路段和下穿通道', 'Heavy rain is coming: check low roads and underpasses', 'broadcast'),
  phrase('请各力量报告位置和人数', 'All units report position and strength', 'broadcast'),
  phrase('已电话回访报警人', 'The caller was called back', 'note'),
  phrase('已通知属地街道', 'The township was told', 'note'),
];

interface PhraseBook {
  readonly phrases?: readonly QuickPhrase[] | undefined;
}

/** In the book's order. */
export function phrasesFor({ phrases }: PhraseBook, use: PhraseUse): readonly QuickPhrase[] {
  return (phrases ?? defaultPhrases).filter(({ uses }) => uses.includes(use));
}
