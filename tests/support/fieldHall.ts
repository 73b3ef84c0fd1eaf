import { randomUUID } from 'node:crypto';
import {
  incidentIdSchema,
  assignmentIdSchema,
  unitIdSchema,
  type AssignmentId,
  type IncidentId,
} from '../../protocol/ids.ts';
import { connectClient, type HallClient } from './hallClient.ts';

export interface SentAssignment {
  readonly incidentId: IncidentId;
  readonly assignmentId: AssignmentId;
}

const place = { lon: 104.06, lat: 30.66 };

/** A dispatcher in the hall who sends units and looks at what became of it, beside the phone under test. */
export class FieldHall {
  readonly dispatcher: HallClient;

  private constructor(dispatcher: HallClient) {
    this.dispatcher = dispatcher;
  }

  static async create(url: string): Promise<FieldHall> {
    return new FieldHall(await connectClient(url, 'diaodu'));
  }

  async sendUnit(unitId: string, summary: string, order = ''): Promise<SentAssignment> {
    const incidentId = incidentIdSchema.parse(randomUUID());
    const assignmentId = assignmentIdSchema.parse(randomUUID());
    await this.#do({
      type: 'reportIncident',
      incidentId,
      incidentType: 'fire',
      priority: 1,
      place: { ...place, address: '滨江路 88 号' },
      areaId: null,
      summary,
      source: '119',
    });
    await this.#do({ type: 'acceptIncident', incidentId, expect: 1 });
    await this.#do({ type: 'openIncident', incidentId, expect: 2 });
    const assignments = [{ assignmentId, unitId: unitIdSchema.parse(unitId) }];
    await this.#do({ type: 'dispatchUnits', incidentId, expect: 3, order, assignments });
    return { incidentId, assignmentId };
  }

  async recall({ incidentId, assignmentId }: SentAssignment, reason: string): Promise<void> {
    const { version } = await this.incident(incidentId);
    await this.#do({ type: 'recallAssignment', incidentId, assignmentId, expect: version, reason });
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
