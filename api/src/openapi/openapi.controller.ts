import { Controller, Get } from '@nestjs/common';
import { openApiDocument } from './document.js';

@Controller()
export class OpenApiController {
  private readonly document = openApiDocument();

  /** Not a route of the contract: it is the contract. */
  @Get('/api/openapi.json')
  read(): object {
    return this.document;
  }
}
