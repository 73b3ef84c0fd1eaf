export { Access, demandPermission, type SessionEnd } from './Access.ts';
export type { Accounts } from './Accounts.ts';
export { createFirstAdministrator } from './createFirstAdministrator.ts';
export { parse } from './parse.ts';
export { registerAccess } from './registerAccess.ts';
export { registerAccounts } from './registerAccounts.ts';
export type { LiveSession } from './Sessions.ts';
export { actorOf } from './sessionView.ts';
export { systemActor } from './systemActor.ts';
