import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import { addToken, listTokens, revokeToken, type Token } from '../contract/tokens.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { TokensService } from './tokens.service.js';

@Controller()
export class TokensController {
  constructor(@Inject(TokensService) private readonly tokens: TokensService) {}

  @Handles(listTokens)
  list(): Promise<Token[]> {
    return this.tokens.list();
  }

  @Handles(addToken)
  add(
    @Input(addToken) { body }: InputOf<typeof addToken>,
    @Actor() actor: ActingPerson,
  ): Promise<Token & { token: string }> {
    return this.tokens.add(body, actor);
  }

  @Handles(revokeToken)
  revoke(@Input(revokeToken) { params }: InputOf<typeof revokeToken>, @Actor() actor: ActingPerson): Promise<void> {
    return this.tokens.revoke(params.id, actor);
  }
}
