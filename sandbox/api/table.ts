import type { Scheme } from '../bank/schemes.ts';
import { success } from './answer.ts';
import { deleteDevice, listTradePoints, registerDevice } from './devices.ts';
import type { Endpoint } from './endpoint.ts';
import { endpoint } from './endpoint.ts';
import { paymentDetails, returnPayment, returnPaymentAlone } from './give-back.ts';
import * as inputs from './inputs.ts';
import { createLink, createQr, emulate, paymentStatus } from './payments.ts';
import { cancelInvoice, clientInfo, createInvoice } from './remote.ts';
import { createReturn, returnOperations, returnStatus } from './returns.ts';

/** Schemes in which a request is about the caller's own organisation. */
const OWN: readonly Scheme[] = ['lite', 'standard'];
/** The scheme in which a request names one of several organisations. */
const NAMED: readonly Scheme[] = ['enhanced'];
const ALL: readonly Scheme[] = ['lite', 'standard', 'enhanced'];
/** The scheme with refunds that the customer takes part in (3.4). */
const STANDARD: readonly Scheme[] = ['standard'];
const CERTIFIED: readonly Scheme[] = ['standard', 'enhanced'];

/** Every method of the sandbox, one row each. */
export const ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    name: 'partner/tradepoints',
    schemes: OWN,
    http: 'GET',
    path: '/partner/tradepoints',
    input: inputs.nothing,
    handle: listTradePoints,
  }),
  endpoint({
    name: 'partner/tradepoints',
    schemes: NAMED,
    http: 'GET',
    path: '/partner/tradepoints/{OrganizationBin}',
    input: inputs.ofOrganisation,
    handle: listTradePoints,
  }),
  endpoint({
    name: 'device/register',
    schemes: OWN,
    http: 'POST',
    path: '/device/register',
    input: inputs.register,
    handle: registerDevice,
  }),
  endpoint({
    name: 'device/register',
    schemes: NAMED,
    http: 'POST',
    path: '/device/register',
    input: inputs.registerOfOrganisation,
    handle: registerDevice,
  }),
  endpoint({
    name: 'device/delete',
    schemes: OWN,
    http: 'POST',
    path: '/device/delete',
    input: inputs.remove,
    handle: deleteDevice,
  }),
  endpoint({
    name: 'device/delete',
    schemes: NAMED,
    http: 'POST',
    path: '/device/delete',
    input: inputs.removeOfOrganisation,
    handle: deleteDevice,
  }),
  endpoint({
    name: 'qr/create',
    schemes: OWN,
    http: 'POST',
    path: '/qr/create',
    input: inputs.createQr,
    handle: createQr,
  }),
  endpoint({
    name: 'qr/create',
    schemes: NAMED,
    http: 'POST',
    path: '/qr/create',
    input: inputs.createQrOfOrganisation,
    handle: createQr,
  }),
  endpoint({
    name: 'qr/create-link',
    schemes: OWN,
    http: 'POST',
    path: '/qr/create-link',
    input: inputs.createQr,
    handle: createLink,
  }),
  endpoint({
    name: 'qr/create-link',
    schemes: NAMED,
    http: 'POST',
    path: '/qr/create-link',
    input: inputs.createQrOfOrganisation,
    handle: createLink,
  }),
  endpoint({
    name: 'payment/status',
    schemes: ALL,
    http: 'GET',
    path: '/payment/status/{QrPaymentId}',
    input: inputs.status,
    handle: paymentStatus,
  }),
  endpoint({
    name: 'return/create',
    schemes: STANDARD,
    http: 'POST',
    path: '/return/create',
    input: inputs.createReturn,
    handle: createReturn,
  }),
  endpoint({
    name: 'return/status',
    schemes: STANDARD,
    http: 'GET',
    path: '/return/status/{QrReturnId}',
    input: inputs.returnStatus,
    handle: returnStatus,
  }),
  endpoint({
    name: 'return/operations',
    schemes: STANDARD,
    http: 'POST',
    path: '/return/operations',
    input: inputs.returnOperations,
    handle: returnOperations,
  }),
  endpoint({
    name: 'payment/details',
    schemes: CERTIFIED,
    http: 'GET',
    path: '/payment/details',
    input: inputs.details,
    handle: paymentDetails,
  }),
  endpoint({
    name: 'payment/return',
    schemes: STANDARD,
    http: 'POST',
    path: '/payment/return',
    input: inputs.returnPayment,
    handle: returnPayment,
  }),
  endpoint({
    name: 'payment/return',
    schemes: NAMED,
    http: 'POST',
    path: '/payment/return',
    input: inputs.returnPaymentOfOrganisation,
    handle: returnPaymentAlone,
  }),
  endpoint({
    name: 'remote/client-info',
    schemes: NAMED,
    http: 'GET',
    path: '/remote/client-info',
    input: inputs.clientInfo,
    handle: clientInfo,
  }),
  endpoint({
    name: 'remote/create',
    schemes: NAMED,
    http: 'POST',
    path: '/remote/create',
    input: inputs.createInvoice,
    handle: createInvoice,
  }),
  endpoint({
    name: 'remote/cancel',
    schemes: NAMED,
    http: 'POST',
    path: '/remote/cancel',
    input: inputs.cancelInvoice,
    handle: cancelInvoice,
  }),
  // 5.1
  endpoint({
    name: 'health/ping',
    schemes: ALL,
    http: 'GET',
    path: '/health/ping',
    input: inputs.nothing,
    handle: () => success(),
  }),
  endpoint({
    name: 'test/payment/scan',
    schemes: ALL,
    http: 'POST',
    path: '/test/payment/scan',
    input: inputs.emulate,
    handle: emulate('scan'),
  }),
  endpoint({
    name: 'test/payment/confirm',
    schemes: ALL,
    http: 'POST',
    path: '/test/payment/confirm',
    input: inputs.emulate,
    handle: emulate('confirm'),
  }),
  endpoint({
    name: 'test/payment/scanerror',
    schemes: ALL,
    http: 'POST',
    path: '/test/payment/scanerror',
    input: inputs.emulate,
    handle: emulate('scan-error'),
  }),
  endpoint({
    name: 'test/payment/confirmerror',
    schemes: ALL,
    http: 'POST',
    path: '/test/payment/confirmerror',
    input: inputs.emulate,
    handle: emulate('decline'),
  }),
];
