import { z } from "zod";

// The page's policy forbids making code from text; zod would try, be refused, and fall back.
z.config({ jitless: true });
