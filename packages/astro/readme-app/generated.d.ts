/// <reference types="@clerk/astro/env" />
/// <reference types="astro/client" />
