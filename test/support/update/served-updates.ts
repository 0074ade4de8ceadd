import { afterEach, beforeEach } from 'vitest';
import { UpdateServer } from './update-server.ts';
import { UpdateWorld } from './update-world.ts';

/** A machine and the server of its updates, new for each test of a file. */
export interface ServedUpdates {
  readonly world: UpdateWorld;
  readonly server: UpdateServer;
}

/** Opens both before each test and closes them afterwards; to be called once, at the top of a file. */
export function servedUpdates(): ServedUpdates {
  let opened: ServedUpdates | null = null;
  const present = (): ServedUpdates => {
    if (opened === null) throw new Error('only inside a test');
    return opened;
  };
  beforeEach(async () => {
    const world = new UpdateWorld();
    opened = { world, server: await UpdateServer.over(world.repository) };
  });
  afterEach(async () => {
    const { server, world } = present();
    opened = null;
    await server.close();
    world.dispose();
  });
  return {
    get world() {
      return present().world;
    },
    get server() {
      return present().server;
    },
  };
}
