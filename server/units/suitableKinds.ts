import type { IncidentType } from '../../protocol/incident/incident.ts';
import type { UnitKind } from '../../protocol/unit/unit.ts';

/** The kinds of unit an incident's type asks for where no plan says more. */
export const suitableKinds: Record<IncidentType, readonly UnitKind[]> = {
  fire: ['fire', 'rescue'],
  flood: ['water', 'rescue', 'fire'],
  traffic: ['police'],
  medical: ['ambulance'],
  security: ['police'],
  crowd: ['police', 'urban', 'grid'],
  facility: ['urban', 'grid', 'water'],
  environment: ['urban', 'grid'],
  rescue: ['rescue', 'fire'],
  other: ['grid', 'urban', 'police'],
};
