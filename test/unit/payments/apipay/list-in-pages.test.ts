import { expect, test } from 'vitest';
import { decodeInvoiceList } from '../../../../main/payments/apipay/answers.ts';

const data = [{ id: '1', status: 'pending' }];

test.each([
  { data },
  { data, links: { next: null } },
  { data, next_page_url: null },
  { data, meta: { current_page: '2', last_page: '2' } },
])('%j is a whole list', (json) => {
  expect(decodeInvoiceList(json)).toMatchObject({ ok: true, value: { isWhole: true } });
});

test.each([
  { data, links: { next: 'https://bpapi.bazarbay.site/api/invoices?page=2' } },
  { data, next_page_url: 'https://bpapi.bazarbay.site/api/invoices?page=2' },
  { data, current_page: '1', last_page: '2' },
  { data, meta: { current_page: '1', last_page: '20' } },
])('%j goes on: an invoice that is not in it may be on another page', (json) => {
  expect(decodeInvoiceList(json)).toMatchObject({ ok: true, value: { isWhole: false } });
});
