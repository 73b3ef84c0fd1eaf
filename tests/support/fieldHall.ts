import { randomUUID } from 'node:crypto';
import {
  incidentIdSchema,
  assignmentIdSchema,
  unitIdSchema,
  type AssignmentId,
  type IncidentId,
} from '../../protocol/ids.ts';
import { isActiveAssignment } from '../../protocol/incident/incidentRules.ts';
import { connectClient, type HallClient } from './hallClient.ts';

export interface SentAssignment {
  readonly incidentId: IncidentId;
  readonly assignmentId: AssignmentId;
}

const place = { lon: 104.06, lat: 30.66, address: '滨江路 88 号' };

/** A dispatcher in the hall who sends units and looks at what became of it, beside the phone under test. */
export class FieldHall {
  readonly dispatcher: HallClient;

  private constructor(dispatcher: HallClient) {
    this.dispatcher = dispatcher;
  }

  static async create(url: string): Promise<FieldHall> {
    return new FieldHall(await connectClient(url, 'diaodu'));
  }

  /** An incident that waits for units. */
  async open(summary: string, where = place): Promise<IncidentId> {
    const incidentId = incidentIdSchema.parse(randomUUID());
    await this.#do({
      type: 'reportIncident',
      incidentId,
      incidentType: 'fire',
      priority: 1,
      place: where,
      areaId: null,
      summary,
      source: '119',
    });
    await this.#do({ type: 'acceptIncident', incidentId, expect: 1 });
    await this.#do({ type: 'openIncident', incidentId, expect: 2 });
    return incidentId;
  }

  async sendUnit(unitId: string, summary: string, order = '', where = place): Promise<SentAssignment> {
    const incidentId = await this.open(summary, where);
    const assignmentId = assignmentIdSchema.parse(randomUUID());
    const assignments = [{ assignmentId, unitId: unitIdSchema.parse(unitId) }];
    await this.#do({ type: 'dispatchUnits', incidentId, expect: 3, order, assignments });
    return { incidentId, assignmentId };
  }

  /** Takes the first plan of the site for the incident, with a checklist of these words; ids are their places from 0. */
  async givePlan({ incidentId }: SentAssignment, tasks: readonly string[]): Promise<void> {
    const { snapshot } = await this.dispatcher.call('live.join', {});
    const plan = Object.values(snapshot?.plans ?? {})[0];
    if (plan === undefined) throw new Error('The hall has no plan');
    const { version } = await this.incident(incidentId);
    const items = tasks.map((text, index) => ({ id: `task-${index}`, kind: 'task', text }));
    await this.#do({
      ...{ type: 'acceptPlan', incidentId, expect: version, planId: plan.id, planVersion: plan.version, items },
      ...{ level: plan.levels[0]?.level ?? 4, order: '', assignments: [], broadcast: '', cameraIds: [], scene: null },
    });
  }

  async recall({ incidentId, assignmentId }: SentAssignment, reason: string): Promise<void> {
    const { version } = await this.incident(incidentId);
    await this.#do({ type: 'recallAssignment', incidentId, assignmentId, expect: version, reason });
  }

  /** Takes back whatever the unit is still sent to. */
  async recallAll(unitId: string): Promise<void> {
    const { snapshot } = await this.dispatcher.call('live.join', {});
    for (const { id, assignments } of Object.values(snapshot?.incidents ?? {})) {
      for (const one of assignments.filter((each) => each.unitId === unitId && isActiveAssignment(each)))
        await this.recall({ incidentId: id, assignmentId: one.id }, 'test over');
    }
  }

  async incident(incidentId: IncidentId) {
    const { snapshot } = await this.dispatcher.call('live.join', {});
    const incident = snapshot?.incidents[incidentId];
    if (incident === undefined) throw new Error(`The hall knows no incident ${incidentId}`);
    return incident;
  }

  close(): void {
    this.dispatcher.close();
  }

  async #do(command: Record<string, unknown>): Promise<void> {
    const reply = await this.dispatcher.command(command);
    if (!reply.ok) throw new Error(`${String(command['type'])} was refused: ${reply.rejection.reason}`);
  }
}
