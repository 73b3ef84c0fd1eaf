import type { Actor } from '../../protocol/access/role.ts';
import type { Directory } from '../../protocol/hall/directory.ts';
import type { CallOutput, ParsedInput } from '../../protocol/wire/allCalls.ts';
import type { LinkageCallName } from '../../protocol/linkage/linkageCalls.ts';
import { Rejected } from '../../protocol/wire/rejection.ts';
import type { AreaWorker } from './areas/AreaWorker.ts';
import type { CameraLinker } from './CameraLinker.ts';
import type { UnitFollower } from './follow/UnitFollower.ts';

type Handlers = {
  [Name in LinkageCallName]: (
    peer: { readonly actor: Actor },
    input: ParsedInput<Name>,
  ) => CallOutput<Name> | Promise<CallOutput<Name>>;
};

export interface LinkageParts {
  readonly linker: CameraLinker;
  readonly follower: UnitFollower;
  readonly areas: AreaWorker;
  readonly directory: () => Directory;
}

/** What answers the calls of 三级联动. */
export function linkageHandlers({ linker, follower, areas, directory }: LinkageParts): Handlers {
  const blindSpots = new Map<string, Promise<CallOutput<'linkage.blindSpots'>>>();
  return {
    'linkage.lookAt': async ({ actor }, { place, radiusM, incidentId }) => {
      const { chosen, leftOut } = await linker.lookAt({ place, radiusM, actor, incidentId: incidentId ?? null });
      return { chosen, leftOut: [...leftOut] };
    },
    'linkage.explain': ({ actor }, { place, radiusM }) => linker.explain({ place, radiusM, actor }),
    'linkage.alongRoute': ({ actor }, { line, radiusM }) => linker.lookAlong({ line, radiusM, actor }),
    'linkage.followUnit': ({ actor }, { unitId, incidentId }) => follower.follow(unitId, incidentId, actor),
    'linkage.stopFollowing': ({ actor }, { unitId }) => {
      follower.stop(unitId, actor);
      return {};
    },
    'linkage.following': () => follower.list(),
    'linkage.viewshed': (_, { cameraId }) => {
      const camera = directory().cameras.find(({ id }) => id === cameraId);
      if (camera === undefined) throw new Rejected('notFound', 'cameraUnknown');
      return areas.ask({ type: 'viewshed', camera });
    },
    'linkage.blindSpots': (_, { tier }) => {
      const { version, cameras, city } = directory();
      // Dear to work out and the same for everybody until a camera is moved.
      const key = `${version} ${tier}`;
      const known = blindSpots.get(key);
      if (known !== undefined) return known;
      const ofTier = cameras.filter((camera) => camera.tier === tier);
      const asked = areas.ask({ type: 'blindSpots', cameras: ofTier, bounds: city.bounds });
      for (const old of blindSpots.keys()) if (!old.startsWith(`${version} `)) blindSpots.delete(old);
      blindSpots.set(key, asked);
      asked.catch(() => blindSpots.delete(key));
      return asked;
    },
  };
}
