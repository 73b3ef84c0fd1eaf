import type { z } from 'zod';
import type { Action } from '../access/permissions.ts';
import { mediaCalls, type MediaCallName } from '../media/mediaCalls.ts';
import { mediaNotices } from '../media/mediaNotices.ts';
import { unitVideoCalls, unitVideoNotices } from '../unitVideo/unitVideoCalls.ts';
import { voiceCalls, voiceNotices } from '../voice/voiceCalls.ts';
import { hallCalls } from './calls.ts';
import { hallNotices } from './notices.ts';

/** What each media call needs; watching needs the right to cameras, talking the right to talk. */
const mediaActions: Record<MediaCallName, Action> = {
  'media.capabilities': 'talk',
  'media.createTransport': 'talk',
  'media.connectTransport': 'talk',
  'media.watchCamera': 'viewSceneCamera',
  'media.listenCamera': 'listenCamera',
  'media.shareConsumer': 'viewSceneCamera',
  'media.thinConsumer': 'viewSceneCamera',
  'media.resumeConsumer': 'talk',
  'media.pauseConsumer': 'talk',
  'media.closeConsumer': 'talk',
  'media.produceAudio': 'talk',
  'media.consumeAudio': 'talk',
};

/** Every call there is: one table for the server's loop and the page's types. */
export const allCalls = { ...hallCalls, ...mediaCalls, ...voiceCalls, ...unitVideoCalls };
export type CallName = keyof typeof allCalls;
export type CallInput<Name extends CallName> = z.input<(typeof allCalls)[Name]['input']>;
/** The input as the server reads it, after its schema. */
export type ParsedInput<Name extends CallName> = z.output<(typeof allCalls)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof allCalls)[Name]['output']>;

export function callAction(name: CallName): Action {
  const row = allCalls[name];
  return 'action' in row ? row.action : mediaActions[name as MediaCallName];
}

/** Every notice there is. */
export const allNotices = { ...hallNotices, ...mediaNotices, ...voiceNotices, ...unitVideoNotices };
export type NoticeName = keyof typeof allNotices;
export type Notice<Name extends NoticeName> = z.output<(typeof allNotices)[Name]>;
