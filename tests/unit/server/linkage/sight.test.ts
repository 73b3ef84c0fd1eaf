import { describe, expect, test } from 'vitest';
import { Buildings } from '../../../../server/linkage/sight/Buildings.ts';
import { Sight } from '../../../../server/linkage/sight/Sight.ts';
import { at, sceneOf, type Block } from './cityBuilder.ts';

const wall: Block = { west: -20, east: 20, south: 90, north: 110, heightM: 30 };

function sightOver(...blocks: Block[]): Sight {
  return new Sight(new Buildings(sceneOf(...blocks)));
}

describe('Sight', () => {
  test('names the first building in the way, how far and how high it is', () => {
    const behind = { ...wall, south: 150, north: 160, heightM: 80 };
    const obstacle = sightOver(behind, wall).firstObstacle({ ...at(0, 0), heightM: 20 }, at(0, 200));
    expect(obstacle).toMatchObject({ kind: 'building', heightM: 30 });
    expect(obstacle?.distanceM).toBeCloseTo(90, 3);
    expect(obstacle?.lat).toBeCloseTo(at(0, 100).lat, 6);
  });

  test('sees over a roof, past a corner, and something tall that stands behind', () => {
    const sight = sightOver(wall);
    expect(sight.firstObstacle({ ...at(0, 0), heightM: 70 }, at(0, 200))).toBeNull();
    expect(sight.firstObstacle({ ...at(30, 0), heightM: 20 }, at(30, 200))).toBeNull();
    expect(sight.firstObstacle({ ...at(0, 0), heightM: 20 }, { ...at(0, 200), heightM: 60 })).toBeNull();
  });

  test('the roof a camera stands on is not in its way, the wall a camera hangs below is', () => {
    const own = { west: -20, east: 20, south: -40, north: 1, heightM: 30 };
    const sight = sightOver(own);
    expect(sight.firstObstacle({ ...at(0, -39), heightM: 31 }, at(0, 60))).toBeNull();
    expect(sight.firstObstacle({ ...at(0, 1), heightM: 8 }, at(0, 60))).toBeNull();
    expect(sight.firstObstacle({ ...at(0, 1), heightM: 8 }, at(0, -80))).toMatchObject({ kind: 'building' });
    const neighbour = sightOver(own, { ...wall, south: 20, north: 40 });
    expect(neighbour.firstObstacle({ ...at(0, 0), heightM: 31 }, at(0, 60))).toMatchObject({ heightM: 30 });
  });

  test('a place inside a building is looked at from outside', () => {
    expect(sightOver(wall).firstObstacle({ ...at(0, 0), heightM: 5 }, at(0, 100))).toBeNull();
  });

  test('the earth curves: 12 km away it hides 11 m', () => {
    const low = { ...wall, south: 11_990, north: 12_000, heightM: 2 };
    const camera = { ...at(0, 0), heightM: 2 };
    const sight = sightOver({ ...low, south: 6_000, north: 6_010, heightM: 1 });
    // At the middle of 24 km the straight line runs 11.3 m below the level of its ends.
    expect(sight.firstObstacle(camera, { ...at(0, 12_000), heightM: 2 })).toMatchObject({ kind: 'building' });
    expect(sight.firstObstacle({ ...camera, heightM: 20 }, { ...at(0, 12_000), heightM: 20 })).toBeNull();
  });

  test('sees through the yard of an L only where nothing is built, and lands between two wings of a U', () => {
    const u = [12, -30, 100, 30, 100, 30, 140, 20, 140, 20, 110, -20, 110, -20, 140, -30, 140];
    const sight = new Sight(new Buildings({ ...sceneOf(), buildings: [u] }));
    const camera = { ...at(0, 200), heightM: 4 };
    expect(sight.firstObstacle(camera, at(0, 120))).toBeNull();
    expect(sight.firstObstacle(camera, at(0, 60))?.distanceM).toBeCloseTo(90, 3);
    expect(sight.firstObstacle({ ...at(-100, 130), heightM: 4 }, at(100, 130))?.distanceM).toBeCloseTo(70, 3);
  });

  test('where the ground is known, a hill hides and a building stands on it', () => {
    const hill = ({ lat }: { lat: number }) => (Math.abs(lat - at(0, 300).lat) < 0.001 ? 50 : 0);
    const sight = new Sight(new Buildings(sceneOf()), hill);
    expect(sight.firstObstacle({ ...at(0, 0), heightM: 10 }, at(0, 600))).toMatchObject({
      kind: 'terrain',
      heightM: 50,
    });
    const onHill = new Sight(new Buildings(sceneOf({ ...wall, south: 300, north: 310, heightM: 10 })), hill);
    expect(onHill.firstObstacle({ ...at(0, 0), heightM: 110 }, at(0, 600))).toMatchObject({
      kind: 'building',
      heightM: 10,
    });
  });

  test('agrees with walking every half metre of 2,000 rays through a random town', () => {
    let state = 7;
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const blocks = Array.from({ length: 400 }, () => {
      const [west, south] = [random() * 1000, random() * 1000];
      return {
        west,
        south,
        east: west + 8 + random() * 30,
        north: south + 8 + random() * 30,
        heightM: 4 + random() * 60,
      };
    });
    const sight = sightOver(...blocks);
    const covers = (block: Block, x: number, y: number) =>
      x > block.west && x < block.east && y > block.south && y < block.north;
    let differing = 0;
    let hidden = 0;
    for (let ray = 0; ray < 2_000; ray += 1) {
      const [x, y, toX, toY] = [random() * 1000, random() * 1000, random() * 1000, random() * 1000];
      const heightM = 5 + random() * 70;
      const lengthM = Math.hypot(toX - x, toY - y);
      const isOwn = (block: Block) =>
        block.heightM - 0.5 <= heightM &&
        x > block.west - 1.5 &&
        x < block.east + 1.5 &&
        y > block.south - 1.5 &&
        y < block.north + 1.5;
      const standing = blocks.filter((block) => !covers(block, toX, toY) && !isOwn(block));
      let isHidden = false;
      for (let m = 3; m < lengthM && !isHidden; m += 0.5) {
        const [px, py, h] = [x + ((toX - x) * m) / lengthM, y + ((toY - y) * m) / lengthM, heightM * (1 - m / lengthM)];
        isHidden = standing.some((block) => covers(block, px, py) && block.heightM > h);
      }
      hidden += Number(isHidden);
      differing += Number(isHidden !== (sight.firstObstacle({ ...at(x, y), heightM }, at(toX, toY)) !== null));
    }
    expect(hidden).toBeGreaterThan(400);
    // Rays that graze a corner by less than a step may differ.
    expect(differing).toBeLessThan(10);
  });
});
