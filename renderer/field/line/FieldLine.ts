import type { Command } from '../../../protocol/hall/allCommands.ts';
import type { LoginInput, Session } from '../../../protocol/access/session.ts';
import type { FieldAssignment, FieldView } from '../../../protocol/hall/fieldView.ts';
import type { BroadcastReceipt } from '../../../protocol/broadcast/broadcast.ts';
import type { BroadcastId, MessageId } from '../../../protocol/ids.ts';
import { checkStep } from '../../../protocol/incident/incidentRules.ts';
import { PROTOCOL_VERSION } from '../../../protocol/protocolVersion.ts';
import { Rejected, type Rejection } from '../../../protocol/wire/rejection.ts';
import { HallConnection } from '../../connection/HallConnection.ts';
import { changePassword, logIn, logOut, readSession } from '../../connection/hallApi.ts';
import { newId } from '../../connection/newId.ts';
import { projectAssignment } from '../assignment/projectAssignment.ts';
import { updateWatched } from '../assignment/watchedAssignments.ts';
import type { ActFile } from '../outbox/Act.ts';
import { IndexedDbOutboxStorage } from '../outbox/IndexedDbOutboxStorage.ts';
import { Outbox } from '../outbox/Outbox.ts';
import { PositionWatch } from '../position/PositionWatch.ts';
import { forgetDrafts } from '../parts/useDraft.ts';
import { forgetKeptDuty } from '../duty/keptDuty.ts';
import { AfterFrame } from './AfterFrame.ts';
import { exclusively } from './exclusively.ts';
import { forgetFieldMemory, readFieldMemory, writeFieldMemory } from './fieldMemory.ts';
import type { FieldState, FieldStore } from './fieldState.ts';
import { retryDelayMs } from './retryDelayMs.ts';
import { sendAct } from './sendAct.ts';

const stayLoggedInMs = 60_000;

/**
 * The phone's line to the hall: login, socket, outbox and position in one life. Writes what is known into the store;
 * screens read the store and ask this to act.
 */
export class FieldLine {
  readonly #store: FieldStore;
  readonly #position: PositionWatch;
  readonly #afterFrame = new AfterFrame();
  #storage: IndexedDbOutboxStorage | null = null;
  #outbox: Outbox | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #stayTimer: ReturnType<typeof setInterval> | null = null;
  #flushTimer: ReturnType<typeof setTimeout> | null = null;
  /** Attempts in a row that came to nothing, for the line and for what is sent over it. */
  #lineFailures = 0;
  #sendFailures = 0;
  /** Confirmations already given for an assignment, so that a view that came late does not give them again. */
  readonly #confirmed = new Set<string>();

  constructor(store: FieldStore) {
    this.#store = store;
    this.#position = new PositionWatch({
      // Typed as always there; absent outside secure contexts.
      geolocation: navigator.geolocation,
      isSecure: window.isSecureContext,
      now: () => Date.now(),
      onChange: (position) => this.#set({ position }),
      mayRest: () => !this.#isUnderWay(),
      report: async (report) => {
        const { hall, connection } = this.#store.getState();
        if (hall === null || connection !== 'online') throw new Rejected('unavailable', 'timeout');
        await hall.call('position.report', report);
      },
    });
  }

  /** Takes up where the page was left: with the server's word where it can be had, else with the last one kept. */
  async start(): Promise<void> {
    window.addEventListener('offline', this.#onOffline);
    void keepStorage();
    window.addEventListener('online', this.#onOnline);
    window.addEventListener('pagehide', this.#afterFrame.flush);
    document.addEventListener('visibilitychange', this.#onSeen);
    this.#stayTimer = setInterval(() => this.#stayLoggedIn(), stayLoggedInMs);
    try {
      this.#storage = await IndexedDbOutboxStorage.create();
    } catch {
      this.#set({ phase: 'broken' });
      return;
    }
    try {
      await this.#enter(await readSession());
    } catch (error) {
      const rejection = rejectionOf(error);
      const memory = readFieldMemory();
      if (rejection.code === 'unauthenticated') this.#leave(null);
      else if (memory === null) this.#leave(rejection);
      else await this.#enter(memory.session, { isOffline: true });
    }
  }

  async logIn(input: LoginInput): Promise<void> {
    await this.#enter(await logIn(input));
  }

  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    const session = await changePassword(currentPassword, newPassword);
    this.#hangUp();
    await this.#enter(session);
  }

  async logOut(): Promise<void> {
    await logOut();
    forgetFieldMemory();
    forgetDrafts();
    forgetKeptDuty();
    this.#leave(null);
  }

  /** Keeps an act on the phone, then sends it when there is a line. Resolves once it is kept. */
  async act(command: Command, photo: ActFile | null = null): Promise<void> {
    if (this.#outbox === null) throw new Rejected('unauthenticated', 'notLoggedIn');
    await this.#outbox.add(command, photo);
    this.#followDuty();
    void this.#flush();
  }

  async removeAct(commandId: string): Promise<void> {
    await this.#outbox?.remove(commandId);
  }

  async retryAct(commandId: string): Promise<void> {
    await this.#outbox?.retry(commandId);
    await this.#flush();
  }

  /** To be called when an assignment is on a screen that a person can see. */
  confirmSeen(entry: FieldAssignment): void {
    this.#afterFrame.add(() => void this.#confirm('confirmSeen', entry));
  }

  /** Puts away the end of an assignment that the person has read. */
  putAway(assignmentId: string): void {
    this.#set({ watched: this.#store.getState().watched.filter((id) => id !== assignmentId) });
    this.#remember();
  }

  close(): void {
    window.removeEventListener('offline', this.#onOffline);
    window.removeEventListener('online', this.#onOnline);
    window.removeEventListener('pagehide', this.#afterFrame.flush);
    this.#afterFrame.close();
    document.removeEventListener('visibilitychange', this.#onSeen);
    this.#position.close();
    this.#hangUp();
    if (this.#stayTimer !== null) clearInterval(this.#stayTimer);
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer);
    this.#outbox?.close();
    this.#storage?.close();
  }

  async #enter(session: Session, { isOffline = false } = {}): Promise<void> {
    if (this.#storage === null) throw new Error('The line was not started');
    this.#outbox?.close();
    this.#outbox = await Outbox.create({
      storage: this.#storage,
      accountId: session.accountId,
      send: async (act) => {
        const onProgress = (sentBytes: number) => this.#set({ upload: { actId: act.envelope.id, sentBytes } });
        try {
          return await sendAct(act, () => this.#store.getState().hall, onProgress);
        } finally {
          this.#set({ upload: null });
        }
      },
      now: () => Date.now(),
      newId,
      exclusively,
      onChange: ({ acts, stoppedBy }) => this.#set({ acts, stoppedBy }),
    });
    const memory = readFieldMemory();
    const own = memory?.session.accountId === session.accountId ? memory : null;
    this.#set({
      phase: 'loggedIn',
      session,
      loginNotice: null,
      view: own?.view ?? null,
      viewAt: own?.viewAt ?? null,
      watched: own?.watched ?? [],
      connection: isOffline ? 'offline' : 'connecting',
    });
    this.#remember();
    this.#followDuty();
    if (isOffline) this.#tryAgainLater();
    else this.#open(session);
  }

  #leave(notice: Rejection | null): void {
    this.#afterFrame.close();
    this.#position.close();
    this.#hangUp();
    this.#outbox?.close();
    this.#outbox = null;
    this.#confirmed.clear();
    this.#set({
      phase: 'loggedOut',
      session: null,
      loginNotice: notice,
      view: null,
      viewAt: null,
      acts: [],
      watched: [],
    });
  }

  #open(session: Session): void {
    const isOutdated = session.protocolVersion !== PROTOCOL_VERSION;
    this.#set({ isOutdated, driftMs: Date.now() - session.serverNow });
    if (isOutdated || session.mustChangePassword || session.unitId === null) return;
    const hall = new HallConnection();
    this.#set({ hall, connection: 'connecting' });
    hall.onStatus((status) => {
      if (status === 'online') void this.#join(hall);
      else if (status === 'ended') this.#lose();
      else this.#set({ connection: status });
    });
    hall.on('fieldView', (view) => {
      if (view.seq >= (this.#store.getState().view?.seq ?? 0)) this.#show(view);
    });
    hall.on('clock', ({ serverNow }) => this.#set({ driftMs: Date.now() - serverNow }));
    hall.start();
  }

  async #join(hall: HallConnection): Promise<void> {
    try {
      const view = await hall.call('field.join', {});
      if (this.#store.getState().hall !== hall) return;
      this.#set({ connection: 'online' });
      this.#lineFailures = 0;
      this.#show(view);
      await this.#flush();
    } catch {
      if (this.#store.getState().hall === hall) this.#lose();
    }
  }

  /** The line is gone and does not come back by itself: asks again, from the login on, until it does. */
  #lose(): void {
    this.#hangUp();
    this.#tryAgainLater();
  }

  #hangUp(): void {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
    this.#store.getState().hall?.close();
    this.#set({ hall: null, connection: 'offline' });
  }

  #tryAgainLater(): void {
    if (this.#retryTimer !== null) return;
    this.#lineFailures += 1;
    this.#retryTimer = setTimeout(() => void this.#tryAgain(), retryDelayMs(this.#lineFailures));
  }

  async #tryAgain(): Promise<void> {
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.#retryTimer = null;
    const { phase, hall } = this.#store.getState();
    if (phase !== 'loggedIn' || hall !== null) return;
    try {
      const session = await readSession();
      if (session.accountId !== this.#store.getState().session?.accountId)
        throw new Rejected('unauthenticated', 'sessionEnded');
      if (this.#store.getState().hall === null) this.#open(session);
    } catch (error) {
      if (rejectionOf(error).code === 'unauthenticated')
        this.#leave({ code: 'unauthenticated', reason: 'sessionEnded' });
      else this.#tryAgainLater();
    }
  }

  /** Browsers keep a dead socket open for a while; their own word that there is no network is quicker. */
  readonly #onOffline = () => {
    if (this.#store.getState().phase === 'loggedIn') this.#lose();
  };

  readonly #onOnline = () => {
    this.#lineFailures = 0;
    this.#sendFailures = 0;
    void this.#tryAgain();
  };

  /** A person who takes the phone out of the pocket does not wait for the next attempt. */
  readonly #onSeen = () => {
    if (document.visibilityState === 'visible') void this.#tryAgain();
  };

  #show(view: FieldView): void {
    this.#set({ view, viewAt: Date.now(), watched: updateWatched(this.#store.getState().watched, view) });
    this.#outbox?.showView(view.seq);
    this.#followDuty();
    this.#afterFrame.add(() => this.#keepAndConfirm(view));
  }

  /** What a view leads to beside being shown: kept for a page without network, and its orders confirmed as delivered. */
  #keepAndConfirm(view: FieldView): void {
    if (this.#outbox === null) return;
    this.#remember();
    for (const entry of view.assignments) void this.#confirm('confirmDelivery', entry);
    for (const { id, messages, deliveredSeq } of view.messages ?? []) {
      const last = messages.findLast(({ by }) => by.unitId !== view.duty.unitId);
      if (last !== undefined && last.seq > deliveredSeq) void this.confirmMessage(id, last.id, 'delivered');
    }
    for (const broadcast of view.broadcasts ?? []) {
      if (!broadcast.isDelivered) void this.confirmBroadcast(broadcast.id, 'delivered');
    }
  }

  /** A receipt covers all before it, so only the latest message of a conversation needs one. */
  async confirmMessage(conversationId: string, messageId: MessageId, receipt: 'delivered' | 'read'): Promise<void> {
    const key = `${receipt} ${messageId}`;
    if (this.#confirmed.has(key)) return;
    this.#confirmed.add(key);
    await this.act({ type: 'confirmMessageRead', conversationId, messageId, receipt });
  }

  /** Once a receipt from this page; the hall takes a second one for none. */
  async confirmBroadcast(broadcastId: BroadcastId, receipt: BroadcastReceipt): Promise<void> {
    const key = `${receipt} ${broadcastId}`;
    if (this.#confirmed.has(key)) return;
    this.#confirmed.add(key);
    await this.act({ type: 'confirmBroadcast', broadcastId, receipt });
  }

  async #confirm(type: 'confirmDelivery' | 'confirmSeen', { assignment, incident }: FieldAssignment): Promise<void> {
    const step = type === 'confirmSeen' ? 'seen' : 'delivered';
    const key = `${type} ${assignment.id}`;
    const isPending = this.#store
      .getState()
      .acts.some(({ command }) => command.type === type && command.assignmentId === assignment.id);
    if (checkStep(assignment, step) !== null || isPending || this.#confirmed.has(key)) return;
    this.#confirmed.add(key);
    await this.act({ type, incidentId: incident.id, assignmentId: assignment.id });
  }

  /** Position goes out while the server says on duty, and stops at once when the person ends duty, sent or not. */
  #followDuty(): void {
    const { view, acts, phase } = this.#store.getState();
    const isLeaving = acts.some(({ command, state }) => command.type === 'endDuty' && state !== 'refused');
    if (phase === 'loggedIn' && view?.duty.onDuty === true && !isLeaving) this.#position.start();
    else this.#position.close();
  }

  /** From the acknowledgement to the arrival the hall follows the unit closely. */
  #isUnderWay(): boolean {
    const { view, acts } = this.#store.getState();
    return (view?.assignments ?? []).some(({ assignment }) => {
      const { status } = projectAssignment(assignment, acts);
      return status === 'acknowledged' || status === 'enRoute';
    });
  }

  /** A unit on duty may wait for hours without a touch and must still be reached: being on duty counts as being there. */
  #stayLoggedIn(): void {
    const { hall, connection, view } = this.#store.getState();
    if (hall === null || connection !== 'online' || view?.duty.onDuty !== true) return;
    hall.call('session.active', {}).catch(() => {
      // The line says itself when it is gone; the next minute asks again.
    });
  }

  async #flush(): Promise<void> {
    const { hall, connection } = this.#store.getState();
    if (this.#outbox === null || hall === null || connection !== 'online') return;
    const wantedSeq = await this.#outbox.flush();
    const { stoppedBy, view, hall: stillHall } = this.#store.getState();
    if (stillHall !== hall) return;
    if (stoppedBy?.code === 'unauthenticated') this.#lose();
    else if (stoppedBy !== null) this.#flushLater();
    else this.#sendFailures = 0;
    if (stoppedBy !== null) return;
    if (wantedSeq > (view?.seq ?? 0)) await this.#join(hall);
  }

  #flushLater(): void {
    if (this.#flushTimer !== null) return;
    this.#sendFailures += 1;
    this.#flushTimer = setTimeout(() => {
      this.#flushTimer = null;
      void this.#flush();
    }, retryDelayMs(this.#sendFailures));
  }

  #remember(): void {
    const { session, view, viewAt, watched } = this.#store.getState();
    if (session === null) return;
    const isMemoryFull = !writeFieldMemory({ session, view, viewAt, watched: [...watched] });
    if (isMemoryFull !== this.#store.getState().isMemoryFull) this.#set({ isMemoryFull });
  }

  #set(change: Partial<FieldState>): void {
    this.#store.setState(change);
  }
}

/** Without this a phone short of room may delete what waits to be sent; where it refuses, all stays as it was. */
async function keepStorage(): Promise<void> {
  // Typed as always there; absent outside secure contexts.
  const storage = navigator.storage as StorageManager | undefined;
  await storage?.persist().catch(() => false);
}

function rejectionOf(error: unknown): Rejection {
  if (error instanceof Rejected) return error.toRejection();
  return { code: 'serverFailure', reason: 'serverFailure' };
}
