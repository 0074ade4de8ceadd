export { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
