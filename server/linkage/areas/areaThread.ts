import { parentPort, workerData } from 'node:worker_threads';
import { readBuildings } from '../sight/readBuildings.ts';
import { readTerrain } from '../sight/readTerrain.ts';
import { Sight } from '../sight/Sight.ts';
import type { AreaAnswers, AreaQuestion, AreaReply, AreaRequest, AreaThreadStart } from './areaRequest.ts';
import { drawViewshed } from './drawViewshed.ts';
import { findBlindSpots } from './findBlindSpots.ts';

/** The thread that works out areas, so that seconds of arithmetic never hold up the hall. */
const { cityFolder, dataFolder } = workerData as AreaThreadStart;
const sight = new Sight(readBuildings(cityFolder), readTerrain(dataFolder));

parentPort?.on('message', ({ id, request }: AreaQuestion) => {
  parentPort?.postMessage(reply(id, request));
});

function reply(id: number, request: AreaRequest): AreaReply {
  try {
    return { id, answer: answer(request) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function answer(request: AreaRequest): AreaAnswers[AreaRequest['type']] {
  switch (request.type) {
    case 'viewshed':
      return drawViewshed(request.camera, sight);
    case 'blindSpots':
      return findBlindSpots(request.cameras, request.bounds, sight);
  }
}
