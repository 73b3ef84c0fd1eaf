import { expect, it } from 'vitest';
import { incidentCommandSchema } from '../../../../../protocol/incident/commands.ts';
import { agencyIdSchema, incidentIdSchema } from '../../../../../protocol/ids.ts';
import {
  formCommand,
  isAnswered,
  noAnswers,
  verbAsks,
  type FormVerb,
} from '../../../../../renderer/features/incidents/verbCommand.ts';
import { commandOfVerb } from '../../../../../renderer/features/incidents/incidentVerbs.ts';
import { incidentId, stateUpTo } from '../../../../support/incidentBuilder.ts';

const state = stateUpTo('incidentOpened');
const incident = state.incidents[incidentId];
if (incident === undefined) throw new Error('The builder made no incident');
const otherId = incidentIdSchema.parse('incident-2');
const facts = {
  incidents: { ...state.incidents, [otherId]: { ...incident, id: otherId, version: 7 } },
  ...{ now: 10_000, handOffAnswerS: 600, newId: () => 'urge-1' },
};
const filled = {
  text: ' 等配件 ',
  outcome: 'failed',
  until: 20_000,
  agencyId: agencyIdSchema.parse('agency-fire'),
  otherId,
} as const;
const verbs = Object.keys(verbAsks) as FormVerb[];

it.each(verbs)('%s: its form, filled in, makes a whole command of the row that allows it', (verb) => {
  expect(isAnswered(verb, filled, facts.now)).toBe(true);
  const command = incidentCommandSchema.parse(formCommand(verb, incident, filled, facts));
  expect(command.type).toBe(commandOfVerb(verb));
  expect(JSON.stringify(command)).not.toContain(' 等配件');
});

it('asks for what is missing: a reason, a time ahead, an agency, another incident', () => {
  const without = (verb: FormVerb, part: Partial<typeof noAnswers>) =>
    isAnswered(verb, { ...filled, ...part }, facts.now);
  expect(without('park', { text: '  ' })).toBe(false);
  expect(without('park', { until: null })).toBe(true);
  expect(without('askExtension', { until: null })).toBe(false);
  expect(without('askExtension', { until: facts.now })).toBe(false);
  expect(without('handOff', { agencyId: null })).toBe(false);
  expect(without('merge', { otherId: null })).toBe(false);
  expect(without('verify', { text: '' })).toBe(false);
  expect(without('verify', { text: '', outcome: 'passed' })).toBe(true);
  expect(() => formCommand('merge', incident, noAnswers, facts)).toThrow(RangeError);
});

it('gives the agency the time of the rulebook, and merges into the version that is known', () => {
  expect(formCommand('handOff', incident, filled, facts)).toMatchObject({ answerDue: 610_000 });
  expect(formCommand('merge', incident, filled, facts)).toMatchObject({ intoId: otherId, expectInto: 7 });
});
