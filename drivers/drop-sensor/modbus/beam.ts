import { err, ok, type Result } from '../../../app/result.ts';
import { coilValues, type ModbusAnswer, type ModbusFailure, type ModbusRequest } from '../../modbus/request.ts';
import { BUS_DEFAULTS } from '../../modbus/settings.ts';
import type { LineUser } from '../../modbus/shared-line.ts';
import type { Beam, BeamError } from '../beam.ts';
import { isSlow, type ModbusDropSensorSettings } from './settings.ts';

/** A beam at a discrete input. Its queries give way to a relay on the same line. */
export function createInputBeam(settings: ModbusDropSensorSettings, line: LineUser): Beam {
  const { address = BUS_DEFAULTS.address, input, seenAs, latch } = settings;
  const ask = async (request: ModbusRequest): Promise<Result<ModbusAnswer, BeamError>> => {
    const answer = await line.request(request, 'asking', settings.answerLimitMs);
    return answer.ok ? answer : err(beamError(answer.error));
  };
  // A board on the line reads its input just before its answer; behind a slow gateway, the moment is unknown.
  const isBehindGateway = isSlow(settings);
  let askedMonoMs: number | undefined;
  const isBlocked = async (): Promise<Result<boolean, BeamError>> => {
    const read = await ask({ kind: 'read-inputs', address, first: input, count: 1 });
    if (!read.ok) return read;
    if (isBehindGateway) askedMonoMs = read.value.sentMonoMs;
    return ok(read.value.bits[0] === (seenAs === 'on'));
  };
  const clear = async (): Promise<Result<void, BeamError>> => {
    if (latch === 'none') return ok(undefined);
    const cleared =
      latch === 'cleared-by-reading'
        ? await isBlocked()
        : await ask({ kind: 'write-coil', address, coil: latch.clearCoil, value: coilValues.off });
    return cleared.ok ? ok(undefined) : cleared;
  };
  return { isBlocked, clear, askedMonoMs: () => askedMonoMs, isClearedByReading: latch === 'cleared-by-reading' };
}

function beamError(failure: ModbusFailure): BeamError {
  switch (failure.kind) {
    case 'not-sent':
    case 'line':
      return failure.reason;
    case 'exception':
      return { kind: 'refused', message: failure.message };
    case 'no-answer':
    case 'damaged':
      return { kind: 'silent', message: failure.message };
  }
}
