import { unreachable } from '../../app/result.ts';
import type { Answer } from '../api/answer.ts';
import { answerJson, badRequest, refusal } from '../api/answer.ts';
import type { Match } from '../api/match.ts';
import type { Bank } from '../bank/bank.ts';
import { REQUEST_STATUS, STATUS } from '../bank/status-codes.ts';
import type { Scheme } from '../schemes.ts';
import type { Credentials } from './access.ts';
import { authenticate } from './access.ts';
import { parseBody } from './body.ts';
import type { Fault } from './faults.ts';
import type { RequestIds } from './request-ids.ts';

/** What the gateway works with; one for all listeners. */
export interface Gateway {
  readonly bank: Bank;
  readonly apiKey: string;
  readonly requestIds: RequestIds;
}

/** A whole request, read and matched. */
export interface ReceivedRequest {
  readonly scheme: Scheme;
  readonly match: Match;
  readonly credentials: Credentials;
  readonly requestId: string | null;
  readonly contentType: string | null;
  readonly body: Buffer | null;
  readonly fault: Fault | null;
}

/** What goes over the wire. */
export interface Reply {
  readonly httpStatus: number;
  readonly contentType: string;
  readonly body: string;
  readonly statusCode: number | null;
}

const BAD_GATEWAY = 502;
const BAD_GATEWAY_PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';

/** Answers a request: faults first, then the caller, then the form (2.1), then the method itself. */
export function reply(gateway: Gateway, request: ReceivedRequest): Reply {
  if (request.fault?.kind === 'html-502') {
    return { httpStatus: BAD_GATEWAY, contentType: 'text/html', body: BAD_GATEWAY_PAGE, statusCode: null };
  }
  const answer = request.fault === null ? answerTo(gateway, request) : refusal(request.fault.statusCode, request.fault.message);
  const emulation = request.match.kind === 'endpoint' && request.match.endpoint.emulation;
  return {
    httpStatus: answer.httpStatus,
    contentType: 'application/json; charset=utf-8',
    body: answerJson(answer, emulation),
    statusCode: answer.statusCode,
  };
}

function answerTo(gateway: Gateway, request: ReceivedRequest): Answer {
  const { match } = request;
  const callers = authenticate(request.scheme, gateway.bank, gateway.apiKey, request.credentials);
  if (callers === null) return refusal(STATUS.noClientCertificate, request.scheme === 'lite' ? 'Неизвестный Api-Key' : undefined);
  const id = gateway.requestIds.accept(request.requestId);
  if (!id.ok) return badRequest(REQUEST_STATUS.badRequest, id.error);
  switch (match.kind) {
    case 'unknown':
      return badRequest(REQUEST_STATUS.unknownMethod, 'no such method in this scheme');
    case 'wrong-method':
      return badRequest(REQUEST_STATUS.wrongHttpMethod, 'wrong HTTP method');
    case 'endpoint': {
      const { endpoint, parameters } = match;
      if (endpoint.http === 'GET') return endpoint.run(parameters, { bank: gateway.bank, callers });
      const body = parseBody(request.contentType, request.body);
      return body.ok ? endpoint.run({ ...body.value, ...parameters }, { bank: gateway.bank, callers }) : body.error;
    }
    default:
      return unreachable(match);
  }
}
