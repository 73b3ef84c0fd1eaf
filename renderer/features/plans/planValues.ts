import type { IncidentType } from '../../../protocol/incident/incident.ts';
import type { PlanContent, PlanLevel } from '../../../protocol/plan/plan.ts';
import type { UnitNeed } from '../../../protocol/plan/unitNeed.ts';

/** A need as the form holds it: '' stands for "any". */
interface NeedValues extends Record<'kind' | 'vehicleKind' | 'skill' | 'agencyId', string> {
  count: UnitNeed['count'];
}

/** A plan as the form holds it. */
export interface PlanValues {
  name: string;
  types: IncidentType[];
  words: string[];
  areWordsNeeded: boolean;
  /** Absent while a zone takes their place. */
  areaIds?: string[];
  levels: (Pick<PlanLevel, 'level' | 'fromPriority' | 'posts' | 'broadcast'> & {
    needs: NeedValues[];
    agencyIds: string[];
  })[];
  /** A line each. */
  checklist: string;
  cameraIds: string[];
  /** '' for none. */
  sceneId: string;
}

export function formValues({ name, match, levels, checklist, cameraIds, sceneId }: PlanContent): PlanValues {
  return {
    ...{ name, types: match.types, words: match.words, areWordsNeeded: match.areWordsNeeded },
    areaIds: match.place?.kind === 'areas' ? match.place.areaIds : [],
    levels: levels.map((level) => ({
      ...level,
      needs: level.needs.map(({ count, kind = '', vehicleKind = '', skill = '', agencyId = '' }) => ({
        ...{ count, kind, vehicleKind, skill, agencyId },
      })),
    })),
    checklist: checklist.map(({ text }) => text).join('\n'),
    cameraIds,
    sceneId: sceneId ?? '',
  };
}

/** The plan the form says; its schema judges it. `place`: the zone that was kept, where there is one. */
export function planOf(values: PlanValues, place: PlanContent['match']['place']): unknown {
  const { name, types, words, areWordsNeeded, areaIds = [], levels, checklist, cameraIds, sceneId } = values;
  const areas = areaIds.length > 0 ? { kind: 'areas', areaIds } : null;
  const lines = checklist
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    name,
    match: { types, place: place?.kind === 'polygon' ? place : areas, words, areWordsNeeded },
    levels: levels.map(({ needs, ...level }) => ({
      ...level,
      broadcast: level.broadcast.trim(),
      needs: needs.map(({ count, ...criteria }) => ({
        count,
        ...Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== '')),
      })),
    })),
    checklist: lines.map((text, index) => ({ id: `step-${index + 1}`, text })),
    cameraIds,
    sceneId: sceneId === '' ? null : sceneId,
  };
}
