"""Makes hrdesk into what people install: the frozen program and its installers. No part of the program itself."""
