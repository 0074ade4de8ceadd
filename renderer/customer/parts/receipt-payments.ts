export { receiptPayments } from '../../../app/paper/receipt-payments.ts';
