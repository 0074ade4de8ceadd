import { expect, test } from 'vitest';
import { createEntrance } from '../../../main/service/entrance.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';

const SECOND_MS = 1_000;

/** The operator's name, and how often the menu was asked to open. */
function operatorsName(isLoaded: () => boolean = () => true) {
  const clock = new FakeClock();
  const asked = { opened: 0, loaded: 0 };
  const { knock } = createEntrance({
    clock,
    log: silentLog,
    load: () => {
      asked.loaded += 1;
      const menu = {
        knock: () => {
          asked.opened += 1;
        },
      };
      return isLoaded() ? Promise.resolve(menu) : Promise.reject(new Error('the disk does not answer'));
    },
  });
  const touch = async (times: number, apartMs = 0): Promise<void> => {
    for (let touches = 0; touches < times; touches += 1) {
      await clock.advance(apartMs);
      knock();
    }
    await clock.advance(0);
  };
  return { asked, touch };
}

test('the fifth touch opens, each within a second of the one before; the code is loaded at the first', async () => {
  const { asked, touch } = operatorsName();
  await touch(1);
  expect(asked).toEqual({ opened: 0, loaded: 1 });
  await touch(3, SECOND_MS);
  expect(asked.opened).toBe(0);
  await touch(1, SECOND_MS);
  expect(asked).toEqual({ opened: 1, loaded: 1 });
});

test('a touch that comes too late begins anew', async () => {
  const { asked, touch } = operatorsName();
  await touch(4);
  await touch(1, SECOND_MS + 1);
  await touch(3);
  expect(asked.opened).toBe(0);
  await touch(1);
  expect(asked.opened).toBe(1);
});

test('of ten touches of two fingers the fifth and the tenth knock, and none is left over for the next visitor', async () => {
  const { asked, touch } = operatorsName();
  await touch(10);
  expect(asked.opened).toBe(2);
  await touch(4);
  expect(asked.opened).toBe(2);
});

test('code that could not be loaded is loaded again with the next touches', async () => {
  let isLoaded = false;
  const { asked, touch } = operatorsName(() => isLoaded);
  await touch(5);
  expect(asked.opened).toBe(0);
  isLoaded = true;
  await touch(5);
  expect(asked.opened).toBe(1);
});
