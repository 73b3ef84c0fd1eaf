import {
  pushSubscriptionSchema,
  pushViewSchema,
  type PushSubscriptionInput,
  type PushView,
} from '../../../protocol/push/push.ts';
import { requestJson } from '../../connection/hallApi.ts';

/**
 * on: this phone is woken; off: it can be; blocked: the person refused, which only the browser's settings undo;
 * hallOff: the hall sends none; unsupported: the browser cannot, or the page did not come over a trusted line.
 */
export type PushState = 'on' | 'off' | 'blocked' | 'hallOff' | 'unsupported';

const workerTimeoutMs = 5_000;

/** What is known about waking this phone; asks the person nothing. A phone that was on is told to the hall again. */
export async function readPushState(): Promise<PushState> {
  const manager = await pushManager();
  if (manager === null) return 'unsupported';
  const { isOn, publicKey } = await readView();
  if (!isOn || publicKey === null) return 'hallOff';
  if (Notification.permission === 'denied') return 'blocked';
  const subscription = await manager.getSubscription();
  if (subscription === null || Notification.permission !== 'granted') return 'off';
  if (!isFor(subscription, publicKey)) {
    await subscription.unsubscribe();
    return 'off';
  }
  await tellHall(subscription);
  return 'on';
}

/** To be called from a tap: the browser asks the person. Throws `Rejected` where the hall refuses. */
export async function turnPushOn(): Promise<PushState> {
  const answer = await Notification.requestPermission();
  if (answer !== 'granted') return answer === 'denied' ? 'blocked' : 'off';
  const manager = await pushManager();
  if (manager === null) return 'unsupported';
  const { isOn, publicKey } = await readView();
  if (!isOn || publicKey === null) return 'hallOff';
  const former = await manager.getSubscription();
  if (former !== null && !isFor(former, publicKey)) await former.unsubscribe();
  await tellHall(await manager.subscribe({ userVisibleOnly: true, applicationServerKey: keyBytes(publicKey) }));
  return 'on';
}

export async function turnPushOff(): Promise<PushState> {
  const subscription = await (await pushManager())?.getSubscription();
  if (subscription) {
    await requestJson('POST', '/api/push/subscription/remove', { endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  }
  return 'off';
}

async function readView(): Promise<PushView> {
  return pushViewSchema.parse(await requestJson('GET', '/api/push'));
}

async function tellHall(subscription: PushSubscription): Promise<void> {
  const { endpoint, keys } = subscription.toJSON();
  const told: PushSubscriptionInput = pushSubscriptionSchema.parse({ endpoint, keys });
  await requestJson('POST', '/api/push/subscription', told);
}

/** Null without a worker: it is there only over a trusted line, and in pages that were built. */
async function pushManager(): Promise<PushManager | null> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return null;
  const registration = await Promise.race([
    navigator.serviceWorker.ready,
    new Promise<null>((resolve) => setTimeout(() => resolve(null), workerTimeoutMs)),
  ]);
  return registration?.pushManager ?? null;
}

function isFor({ options }: PushSubscription, publicKey: string): boolean {
  if (options.applicationServerKey === null) return false;
  const own = new Uint8Array(options.applicationServerKey);
  return keyBytes(publicKey).every((byte, index) => own[index] === byte);
}

function keyBytes(publicKey: string): Uint8Array<ArrayBuffer> {
  const text = atob(publicKey.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
