import type { JournalEntry } from '../wire/journalEntry.ts';
import type { AssignmentCareEvent, AssignmentDelivery, AssignmentWelfare } from './assignmentCare.ts';

interface Cared {
  readonly delivery?: AssignmentDelivery;
  readonly welfare?: AssignmentWelfare;
}

const careEvents: readonly AssignmentCareEvent['type'][] = [
  'assignmentRealerted',
  'deliveryWarned',
  'assignmentPassedOn',
  'welfareAsked',
  'welfareAnswered',
  'maydayRaised',
];

export function isAssignmentCareEvent(event: { readonly type: string }): event is AssignmentCareEvent {
  return careEvents.some((type) => type === event.type);
}

/** What becomes of an assignment's delivery and welfare. */
export function evolveAssignmentCare<Assignment extends Cared>(
  assignment: Assignment,
  { at }: JournalEntry,
  event: AssignmentCareEvent,
): Assignment {
  switch (event.type) {
    case 'assignmentRealerted':
      return { ...assignment, delivery: { ...assignment.delivery, realertedAt: at } };
    case 'deliveryWarned':
      return { ...assignment, delivery: { ...assignment.delivery, warned: { at, cause: event.cause } } };
    case 'assignmentPassedOn':
      return { ...assignment, delivery: { ...assignment.delivery, passedOn: { at, to: event.to } } };
    case 'welfareAsked':
      return { ...assignment, welfare: { status: event.round === 1 ? 'asked' : 'askedAgain', at } };
    case 'welfareAnswered':
      return { ...assignment, welfare: { status: 'well', at } };
    case 'maydayRaised':
      return { ...assignment, welfare: { status: 'mayday', at } };
  }
}
