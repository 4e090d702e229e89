import { runService } from '@foreshock/service';
import { apiService } from './index.ts';

await runService(apiService);
