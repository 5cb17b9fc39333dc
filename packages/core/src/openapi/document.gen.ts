// Generated from the rows of src/operations: pnpm --filter @account-routes/core generate
import type { OpenApiDocument } from './types.ts'

export const whole: OpenApiDocument = {
 "openapi": "3.1.1",
 "info": {
  "title": "Account routes",
  "version": "1",
  "description": "Routes by which users of Clerk delete and change their own account, and administrators manage users."
 },
 "servers": [
  {
   "url": "/api/account"
  }
 ],
 "security": [
  {
   "session": []
  },
  {
   "bearer": []
  }
 ],
 "tags": [
  {
   "name": "Own account",
   "description": "The caller acts on their own account."
  },
  {
   "name": "Users",
   "description": "The caller acts on other users, as far as the app allows it."
  },
  {
   "name": "Open",
   "description": "No session is needed."
  }
 ],
 "paths": {
  "/me": {
   "get": {
    "operationId": "getSelf",
    "summary": "See my account",
    "tags": [
     "Own account"
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Self"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   },
   "patch": {
    "operationId": "updateSelf",
    "summary": "Change my profile",
    "description": "Requires that the caller verified their identity recently with `username`, `primaryEmailAddressId`, `primaryPhoneNumberId`, `primaryWeb3WalletId`.",
    "tags": [
     "Own account"
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "firstName": {
          "type": [
           "string",
           "null"
          ],
          "maxLength": 1000
         },
         "lastName": {
          "type": [
           "string",
           "null"
          ],
          "maxLength": 1000
         },
         "locale": {
          "type": [
           "string",
           "null"
          ],
          "maxLength": 1000
         },
         "username": {
          "type": [
           "string",
           "null"
          ],
          "maxLength": 1000
         },
         "primaryEmailAddressId": {
          "type": "string",
          "maxLength": 1000
         },
         "primaryPhoneNumberId": {
          "type": "string",
          "maxLength": 1000
         },
         "primaryWeb3WalletId": {
          "type": "string",
          "maxLength": 1000
         }
        },
        "additionalProperties": false,
        "minProperties": 1
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Self"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonated"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/DeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   },
   "delete": {
    "operationId": "deleteSelf",
    "summary": "Delete my account",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "headers": {
       "Set-Cookie": {
        "description": "Expires Clerk's session cookies.",
        "schema": {
         "type": "string"
        }
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Deleted"
        }
       }
      }
     },
     "202": {
      "description": "Accepted, and still going on.",
      "headers": {
       "Set-Cookie": {
        "description": "Expires Clerk's session cookies.",
        "schema": {
         "type": "string"
        }
       }
      },
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/AcceptedDeletion"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrSelfDeletionDisabledOrForbidden"
     },
     "409": {
      "$ref": "#/components/responses/Blocked"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/deletion": {
   "get": {
    "operationId": "getSelfDeletion",
    "summary": "See the deletion of my account",
    "tags": [
     "Own account"
    ],
    "parameters": [
     {
      "name": "blockers",
      "in": "query",
      "required": false,
      "schema": {
       "type": "boolean"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OwnDeletion"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/deletion/cancel": {
   "post": {
    "operationId": "cancelSelfDeletion",
    "summary": "Keep my account",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "409": {
      "$ref": "#/components/responses/DeletionInProgress"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/profile-image": {
   "put": {
    "operationId": "setSelfProfileImage",
    "summary": "Set my picture",
    "tags": [
     "Own account"
    ],
    "requestBody": {
     "required": true,
     "content": {
      "image/*": {
       "schema": {
        "type": "string",
        "format": "binary"
       }
      },
      "multipart/form-data": {
       "schema": {
        "type": "object",
        "properties": {
         "file": {
          "type": "string",
          "format": "binary"
         }
        },
        "required": [
         "file"
        ],
        "maxProperties": 1
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Self"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/IncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOrigin"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/DeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   },
   "delete": {
    "operationId": "deleteSelfProfileImage",
    "summary": "Remove my picture",
    "tags": [
     "Own account"
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Self"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOrigin"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "409": {
      "$ref": "#/components/responses/DeletionInProgress"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/metadata": {
   "patch": {
    "operationId": "updateSelfMetadata",
    "summary": "Change my unsafe metadata",
    "tags": [
     "Own account"
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "unsafeMetadata": {
          "type": "object",
          "additionalProperties": true,
          "description": "Refused with “Larger than 8192 bytes.”"
         }
        },
        "required": [
         "unsafeMetadata"
        ],
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Self"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOrigin"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/DeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/organization-memberships": {
   "get": {
    "operationId": "getSelfOrganizationMembershipList",
    "summary": "List my organizations",
    "tags": [
     "Own account"
    ],
    "parameters": [
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 500
      }
     },
     {
      "name": "offset",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OrganizationMembershipPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/organization-invitations": {
   "get": {
    "operationId": "getSelfOrganizationInvitationList",
    "summary": "List my invitations",
    "tags": [
     "Own account"
    ],
    "parameters": [
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 500
      }
     },
     {
      "name": "offset",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "status",
      "in": "query",
      "required": false,
      "schema": {
       "enum": [
        "pending",
        "accepted",
        "revoked",
        "expired"
       ],
       "type": "string"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OrganizationInvitationPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/sessions": {
   "get": {
    "operationId": "getSelfSessionList",
    "summary": "List my sessions",
    "tags": [
     "Own account"
    ],
    "parameters": [
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 500
      }
     },
     {
      "name": "offset",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "status",
      "in": "query",
      "required": false,
      "schema": {
       "enum": [
        "abandoned",
        "active",
        "ended",
        "expired",
        "removed",
        "replaced",
        "revoked"
       ],
       "type": "string"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SessionPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/sessions/{sessionId}": {
   "delete": {
    "operationId": "revokeSelfSession",
    "summary": "End a session of mine",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/sessionId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Session"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonated"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/mfa": {
   "delete": {
    "operationId": "disableSelfMFA",
    "summary": "Turn off my second factors",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonated"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/totp": {
   "delete": {
    "operationId": "deleteSelfTOTP",
    "summary": "Remove my authenticator app",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonated"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/backup-codes": {
   "delete": {
    "operationId": "deleteSelfBackupCodes",
    "summary": "Remove my backup codes",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonated"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/passkeys/{passkeyId}": {
   "delete": {
    "operationId": "deleteSelfPasskey",
    "summary": "Remove a passkey of mine",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/passkeyId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/web3-wallets/{walletId}": {
   "delete": {
    "operationId": "deleteSelfWeb3Wallet",
    "summary": "Remove a wallet of mine",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/walletId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/external-accounts/{externalAccountId}": {
   "delete": {
    "operationId": "deleteSelfExternalAccount",
    "summary": "Disconnect an external account of mine",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/externalAccountId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/trusted-devices": {
   "get": {
    "operationId": "getSelfTrustedDeviceList",
    "summary": "List my trusted devices",
    "tags": [
     "Own account"
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TrustedDevicePage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/trusted-devices/{trustedDeviceId}": {
   "delete": {
    "operationId": "revokeSelfTrustedDevice",
    "summary": "Revoke a trusted device of mine",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/trustedDeviceId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/verify-password": {
   "post": {
    "operationId": "verifySelfPassword",
    "summary": "Check my password",
    "tags": [
     "Own account"
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "password": {
          "type": "string",
          "minLength": 1,
          "maxLength": 1000
         }
        },
        "required": [
         "password"
        ],
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "properties": {
          "verified": {
           "type": "boolean"
          }
         },
         "required": [
          "verified"
         ]
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOrigin"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/verify-totp": {
   "post": {
    "operationId": "verifySelfTOTP",
    "summary": "Check a code of mine",
    "tags": [
     "Own account"
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "code": {
          "type": "string",
          "minLength": 1,
          "maxLength": 100
         }
        },
        "required": [
         "code"
        ],
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "properties": {
          "verified": {
           "type": "boolean"
          }
         },
         "required": [
          "verified"
         ]
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOrigin"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/me/oauth-access-tokens/{provider}": {
   "get": {
    "operationId": "getSelfOauthAccessToken",
    "summary": "Get my access tokens at a provider",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Own account"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/provider"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OauthAccessTokenPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/ReverificationRequiredOrImpersonated"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users": {
   "get": {
    "operationId": "getUserList",
    "summary": "List users",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 500
      }
     },
     {
      "name": "offset",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "query",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "maxLength": 500
      }
     },
     {
      "name": "emailAddress",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "phoneNumber",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "username",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "web3Wallet",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "userId",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "externalId",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "organizationId",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "emailAddressQuery",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "maxLength": 500
      }
     },
     {
      "name": "phoneNumberQuery",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "maxLength": 500
      }
     },
     {
      "name": "usernameQuery",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "maxLength": 500
      }
     },
     {
      "name": "nameQuery",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "maxLength": 500
      }
     },
     {
      "name": "banned",
      "in": "query",
      "required": false,
      "schema": {
       "type": "boolean"
      }
     },
     {
      "name": "lastActiveAtBefore",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "lastActiveAtAfter",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "createdAtBefore",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "createdAtAfter",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "lastSignInAtBefore",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "lastSignInAtAfter",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "orderBy",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "pattern": "^[+ -]?(created_at|updated_at|email_address|web3wallet|first_name|last_name|phone_number|username|last_active_at|last_sign_in_at)$"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/UserPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   },
   "post": {
    "operationId": "createUser",
    "summary": "Create a user",
    "description": "Requires that the caller verified their identity recently with `externalId`, `password`, `passwordDigest`, `passwordHasher`, `skipPasswordChecks`, `totpSecret`, `backupCodes`, `publicMetadata`, `privateMetadata`.",
    "tags": [
     "Users"
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "emailAddress": {
          "type": "array",
          "items": {
           "type": "string",
           "maxLength": 1000
          },
          "maxItems": 100
         },
         "phoneNumber": {
          "type": "array",
          "items": {
           "type": "string",
           "maxLength": 1000
          },
          "maxItems": 100
         },
         "username": {
          "type": "string",
          "maxLength": 1000
         },
         "password": {
          "type": "string",
          "maxLength": 1000
         },
         "firstName": {
          "type": "string",
          "maxLength": 1000
         },
         "lastName": {
          "type": "string",
          "maxLength": 1000
         },
         "locale": {
          "type": "string",
          "maxLength": 1000
         },
         "externalId": {
          "type": "string",
          "maxLength": 1000
         },
         "passwordDigest": {
          "type": "string",
          "maxLength": 1000
         },
         "passwordHasher": {
          "type": "string",
          "maxLength": 1000
         },
         "skipPasswordChecks": {
          "type": "boolean"
         },
         "skipLegalChecks": {
          "type": "boolean"
         },
         "totpSecret": {
          "type": "string",
          "maxLength": 1000
         },
         "backupCodes": {
          "type": "array",
          "items": {
           "type": "string",
           "maxLength": 1000
          },
          "maxItems": 100
         },
         "createdAt": {
          "type": "string",
          "format": "date-time"
         },
         "legalAcceptedAt": {
          "type": "string",
          "format": "date-time"
         },
         "skipPasswordRequirement": {
          "type": "boolean"
         },
         "banned": {
          "type": "boolean"
         },
         "locked": {
          "type": "boolean"
         },
         "publicMetadata": {
          "$ref": "#/components/schemas/JsonObject"
         },
         "privateMetadata": {
          "$ref": "#/components/schemas/JsonObject"
         },
         "unsafeMetadata": {
          "$ref": "#/components/schemas/JsonObject"
         }
        },
        "additionalProperties": false,
        "minProperties": 1
       }
      }
     }
    },
    "responses": {
     "201": {
      "description": "Created.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/count": {
   "get": {
    "operationId": "getUserCount",
    "summary": "Count users",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "name": "query",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "maxLength": 500
      }
     },
     {
      "name": "emailAddress",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "phoneNumber",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "username",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "web3Wallet",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "userId",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "externalId",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "organizationId",
      "in": "query",
      "required": false,
      "style": "form",
      "explode": true,
      "schema": {
       "type": "array",
       "items": {
        "type": "string"
       },
       "maxItems": 100
      }
     },
     {
      "name": "emailAddressQuery",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "maxLength": 500
      }
     },
     {
      "name": "phoneNumberQuery",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "maxLength": 500
      }
     },
     {
      "name": "usernameQuery",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "maxLength": 500
      }
     },
     {
      "name": "nameQuery",
      "in": "query",
      "required": false,
      "schema": {
       "type": "string",
       "maxLength": 500
      }
     },
     {
      "name": "banned",
      "in": "query",
      "required": false,
      "schema": {
       "type": "boolean"
      }
     },
     {
      "name": "lastActiveAtBefore",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "lastActiveAtAfter",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "createdAtBefore",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "createdAtAfter",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "lastSignInAtBefore",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "lastSignInAtAfter",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "properties": {
          "totalCount": {
           "type": "number"
          }
         },
         "required": [
          "totalCount"
         ]
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/ban": {
   "post": {
    "operationId": "banUsers",
    "summary": "Ban several users",
    "description": "Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "reason": {
          "type": "string",
          "maxLength": 500
         },
         "userIds": {
          "type": "array",
          "items": {
           "type": "string",
           "pattern": "^user_[0-9A-Za-z_]{1,64}$"
          },
          "minItems": 1,
          "maxItems": 50
         }
        },
        "required": [
         "userIds"
        ],
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "properties": {
          "data": {
           "type": "array",
           "items": {
            "$ref": "#/components/schemas/User"
           }
          }
         },
         "required": [
          "data"
         ]
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccount"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/unban": {
   "post": {
    "operationId": "unbanUsers",
    "summary": "Lift the ban of several users",
    "description": "Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "reason": {
          "type": "string",
          "maxLength": 500
         },
         "userIds": {
          "type": "array",
          "items": {
           "type": "string",
           "pattern": "^user_[0-9A-Za-z_]{1,64}$"
          },
          "minItems": 1,
          "maxItems": 50
         }
        },
        "required": [
         "userIds"
        ],
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "properties": {
          "data": {
           "type": "array",
           "items": {
            "$ref": "#/components/schemas/User"
           }
          }
         },
         "required": [
          "data"
         ]
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrDeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}": {
   "get": {
    "operationId": "getUser",
    "summary": "See a user",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   },
   "patch": {
    "operationId": "updateUser",
    "summary": "Change a user",
    "description": "Requires that the caller verified their identity recently with `username`, `primaryEmailAddressId`, `primaryPhoneNumberId`, `primaryWeb3WalletId`, `externalId`, `password`, `passwordDigest`, `passwordHasher`, `skipPasswordChecks`, `totpSecret`, `backupCodes`.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "firstName": {
          "type": [
           "string",
           "null"
          ],
          "maxLength": 1000
         },
         "lastName": {
          "type": [
           "string",
           "null"
          ],
          "maxLength": 1000
         },
         "locale": {
          "type": [
           "string",
           "null"
          ],
          "maxLength": 1000
         },
         "username": {
          "type": [
           "string",
           "null"
          ],
          "maxLength": 1000
         },
         "primaryEmailAddressId": {
          "type": "string",
          "maxLength": 1000
         },
         "primaryPhoneNumberId": {
          "type": "string",
          "maxLength": 1000
         },
         "primaryWeb3WalletId": {
          "type": "string",
          "maxLength": 1000
         },
         "notifyPrimaryEmailAddressChanged": {
          "type": "boolean"
         },
         "externalId": {
          "type": "string",
          "maxLength": 1000
         },
         "password": {
          "type": "string",
          "maxLength": 1000
         },
         "passwordDigest": {
          "type": "string",
          "maxLength": 1000
         },
         "passwordHasher": {
          "type": "string",
          "maxLength": 1000
         },
         "skipPasswordChecks": {
          "type": "boolean"
         },
         "skipLegalChecks": {
          "type": "boolean"
         },
         "totpSecret": {
          "type": "string",
          "maxLength": 1000
         },
         "backupCodes": {
          "type": "array",
          "items": {
           "type": "string",
           "maxLength": 1000
          },
          "maxItems": 100
         },
         "createdAt": {
          "type": "string",
          "format": "date-time"
         },
         "legalAcceptedAt": {
          "type": "string",
          "format": "date-time"
         },
         "signOutOfOtherSessions": {
          "type": "boolean"
         },
         "deleteSelfEnabled": {
          "type": "boolean"
         },
         "createOrganizationEnabled": {
          "type": "boolean"
         },
         "createOrganizationsLimit": {
          "type": "integer",
          "minimum": 0
         }
        },
        "additionalProperties": false,
        "minProperties": 1
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/DeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   },
   "delete": {
    "operationId": "deleteUser",
    "summary": "Delete a user",
    "description": "Requires that the caller verified their identity recently. Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Deleted"
        }
       }
      }
     },
     "202": {
      "description": "Accepted, and still going on.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/AcceptedDeletion"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrBlocked"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/deletion": {
   "post": {
    "operationId": "requestUserDeletion",
    "summary": "Ask for the deletion of a user by the plan",
    "description": "Requires that the caller verified their identity recently. Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "reason": {
          "type": "string",
          "maxLength": 500
         },
         "override": {
          "type": "array",
          "items": {
           "type": "string",
           "pattern": "^[a-z0-9_.-]{1,60}$"
          },
          "maxItems": 50
         },
         "grace": {
          "type": "boolean"
         }
        },
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Deleted"
        }
       }
      }
     },
     "202": {
      "description": "Accepted, and still going on.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/AcceptedDeletion"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrBlocked"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/ban": {
   "post": {
    "operationId": "banUser",
    "summary": "Ban a user",
    "description": "Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "reason": {
          "type": "string",
          "maxLength": 500
         }
        },
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccount"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/unban": {
   "post": {
    "operationId": "unbanUser",
    "summary": "Lift the ban of a user",
    "description": "Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "reason": {
          "type": "string",
          "maxLength": 500
         }
        },
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrDeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/lock": {
   "post": {
    "operationId": "lockUser",
    "summary": "Lock a user",
    "description": "Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "reason": {
          "type": "string",
          "maxLength": 500
         }
        },
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccount"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/unlock": {
   "post": {
    "operationId": "unlockUser",
    "summary": "Unlock a user",
    "description": "Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "reason": {
          "type": "string",
          "maxLength": 500
         }
        },
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrDeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/profile-image": {
   "put": {
    "operationId": "updateUserProfileImage",
    "summary": "Set a user's picture",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "image/*": {
       "schema": {
        "type": "string",
        "format": "binary"
       }
      },
      "multipart/form-data": {
       "schema": {
        "type": "object",
        "properties": {
         "file": {
          "type": "string",
          "format": "binary"
         }
        },
        "required": [
         "file"
        ],
        "maxProperties": 1
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/IncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/DeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   },
   "delete": {
    "operationId": "deleteUserProfileImage",
    "summary": "Remove a user's picture",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "409": {
      "$ref": "#/components/responses/DeletionInProgress"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/metadata": {
   "patch": {
    "operationId": "updateUserMetadata",
    "summary": "Change a user's metadata",
    "description": "Requires that the caller verified their identity recently with `publicMetadata`, `privateMetadata`. Refuses the caller's own account with `publicMetadata`, `privateMetadata`.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "publicMetadata": {
          "type": "object",
          "additionalProperties": true,
          "description": "Refused with “Larger than 8192 bytes.”"
         },
         "privateMetadata": {
          "type": "object",
          "additionalProperties": true,
          "description": "Refused with “Larger than 8192 bytes.”"
         },
         "unsafeMetadata": {
          "type": "object",
          "additionalProperties": true,
          "description": "Refused with “Larger than 8192 bytes.”"
         }
        },
        "additionalProperties": false,
        "minProperties": 1
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrDeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   },
   "put": {
    "operationId": "replaceUserMetadata",
    "summary": "Replace a user's metadata",
    "description": "Requires that the caller verified their identity recently with `publicMetadata`, `privateMetadata`. Refuses the caller's own account with `publicMetadata`, `privateMetadata`.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "publicMetadata": {
          "type": "object",
          "additionalProperties": true,
          "description": "Refused with “Larger than 8192 bytes.”"
         },
         "privateMetadata": {
          "type": "object",
          "additionalProperties": true,
          "description": "Refused with “Larger than 8192 bytes.”"
         },
         "unsafeMetadata": {
          "type": "object",
          "additionalProperties": true,
          "description": "Refused with “Larger than 8192 bytes.”"
         }
        },
        "additionalProperties": false,
        "minProperties": 1
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrDeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/organization-memberships": {
   "get": {
    "operationId": "getOrganizationMembershipList",
    "summary": "List a user's organizations",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     },
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 500
      }
     },
     {
      "name": "offset",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OrganizationMembershipPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/organization-invitations": {
   "get": {
    "operationId": "getOrganizationInvitationList",
    "summary": "List a user's invitations",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     },
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 500
      }
     },
     {
      "name": "offset",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "status",
      "in": "query",
      "required": false,
      "schema": {
       "enum": [
        "pending",
        "accepted",
        "revoked",
        "expired"
       ],
       "type": "string"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OrganizationInvitationPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/sessions": {
   "get": {
    "operationId": "getSessionList",
    "summary": "List a user's sessions",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     },
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 500
      }
     },
     {
      "name": "offset",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "status",
      "in": "query",
      "required": false,
      "schema": {
       "enum": [
        "abandoned",
        "active",
        "ended",
        "expired",
        "removed",
        "replaced",
        "revoked"
       ],
       "type": "string"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/SessionPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/sessions/{sessionId}/revoke": {
   "post": {
    "operationId": "revokeSession",
    "summary": "End a session of a user",
    "description": "Requires that the caller verified their identity recently where the path names their own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     },
     {
      "$ref": "#/components/parameters/sessionId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Session"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/mfa": {
   "delete": {
    "operationId": "disableUserMFA",
    "summary": "Turn off a user's second factors",
    "description": "Requires that the caller verified their identity recently. Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccount"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/totp": {
   "delete": {
    "operationId": "deleteUserTOTP",
    "summary": "Remove a user's authenticator app",
    "description": "Requires that the caller verified their identity recently. Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccount"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   },
   "post": {
    "operationId": "createUserTotp",
    "summary": "Create an authenticator secret for a user",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "properties": {
          "secret": {
           "type": "string"
          },
          "uri": {
           "type": "string"
          }
         },
         "required": [
          "secret",
          "uri"
         ]
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "409": {
      "$ref": "#/components/responses/DeletionInProgress"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/backup-codes": {
   "delete": {
    "operationId": "deleteUserBackupCodes",
    "summary": "Remove a user's backup codes",
    "description": "Requires that the caller verified their identity recently. Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccount"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/passkeys/{passkeyId}": {
   "delete": {
    "operationId": "deleteUserPasskey",
    "summary": "Remove a passkey of a user",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     },
     {
      "$ref": "#/components/parameters/passkeyId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/web3-wallets/{walletId}": {
   "delete": {
    "operationId": "deleteUserWeb3Wallet",
    "summary": "Remove a wallet of a user",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     },
     {
      "$ref": "#/components/parameters/walletId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/external-accounts/{externalAccountId}": {
   "delete": {
    "operationId": "deleteUserExternalAccount",
    "summary": "Disconnect an external account of a user",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     },
     {
      "$ref": "#/components/parameters/externalAccountId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/trusted-devices": {
   "get": {
    "operationId": "getTrustedDeviceList",
    "summary": "List a user's trusted devices",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/TrustedDevicePage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/trusted-devices/{trustedDeviceId}": {
   "delete": {
    "operationId": "revokeTrustedDevice",
    "summary": "Revoke a trusted device of a user",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     },
     {
      "$ref": "#/components/parameters/trustedDeviceId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/verify-password": {
   "post": {
    "operationId": "verifyPassword",
    "summary": "Check a user's password",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "password": {
          "type": "string",
          "minLength": 1,
          "maxLength": 1000
         }
        },
        "required": [
         "password"
        ],
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "properties": {
          "verified": {
           "type": "boolean"
          }
         },
         "required": [
          "verified"
         ]
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/verify-totp": {
   "post": {
    "operationId": "verifyTOTP",
    "summary": "Check a user's code",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": true,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "code": {
          "type": "string",
          "minLength": 1,
          "maxLength": 100
         }
        },
        "required": [
         "code"
        ],
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "type": "object",
         "properties": {
          "verified": {
           "type": "boolean"
          }
         },
         "required": [
          "verified"
         ]
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/oauth-access-tokens/{provider}": {
   "get": {
    "operationId": "getUserOauthAccessToken",
    "summary": "Get a user's access tokens at a provider",
    "description": "Requires that the caller verified their identity recently.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     },
     {
      "$ref": "#/components/parameters/provider"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/OauthAccessTokenPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/ReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/remove-password": {
   "post": {
    "operationId": "removePassword",
    "summary": "Remove a user's password",
    "description": "Requires that the caller verified their identity recently. Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "signOutOfOtherSessions": {
          "type": "boolean"
         }
        },
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrDeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/password/set-compromised": {
   "post": {
    "operationId": "setPasswordCompromised",
    "summary": "Mark a user's password as compromised",
    "description": "Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "revokeAllSessions": {
          "type": "boolean",
          "default": false
         }
        },
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrDeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/users/{userId}/password/unset-compromised": {
   "post": {
    "operationId": "unsetPasswordCompromised",
    "summary": "Unmark a user's password as compromised",
    "description": "Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/userId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/User"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrDeletionInProgress"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/deletions": {
   "get": {
    "operationId": "getDeletionList",
    "summary": "List deletions",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "name": "limit",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 1,
       "maximum": 500
      }
     },
     {
      "name": "offset",
      "in": "query",
      "required": false,
      "schema": {
       "type": "integer",
       "minimum": 0,
       "maximum": 9007199254740991
      }
     },
     {
      "name": "state",
      "in": "query",
      "required": false,
      "schema": {
       "enum": [
        "scheduled",
        "running",
        "finished",
        "stuck",
        "cancelled"
       ],
       "type": "string"
      }
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/DeletionPage"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/deletions/{deletionId}": {
   "get": {
    "operationId": "getDeletion",
    "summary": "See a deletion",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/deletionId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Deletion"
        }
       }
      }
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/Forbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/deletions/{deletionId}/retry": {
   "post": {
    "operationId": "retryDeletion",
    "summary": "Run a stuck deletion again",
    "description": "Requires that the caller verified their identity recently. Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/deletionId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "reason": {
          "type": "string",
          "maxLength": 500
         }
        },
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Deletion"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccount"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/deletions/{deletionId}/cancel": {
   "post": {
    "operationId": "cancelDeletion",
    "summary": "Undo a scheduled deletion",
    "description": "Requires that the caller verified their identity recently. Refuses the caller's own account.",
    "tags": [
     "Users"
    ],
    "parameters": [
     {
      "$ref": "#/components/parameters/deletionId"
     }
    ],
    "requestBody": {
     "required": false,
     "content": {
      "application/json": {
       "schema": {
        "type": "object",
        "properties": {
         "reason": {
          "type": "string",
          "maxLength": 500
         }
        },
        "additionalProperties": false
       }
      }
     }
    },
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/Success"
        }
       }
      }
     },
     "400": {
      "$ref": "#/components/responses/InvalidJsonOrIncompleteBody"
     },
     "401": {
      "$ref": "#/components/responses/Unauthenticated"
     },
     "403": {
      "$ref": "#/components/responses/CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden"
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "408": {
      "$ref": "#/components/responses/RequestTimeout"
     },
     "409": {
      "$ref": "#/components/responses/OwnAccountOrDeletionInProgress"
     },
     "413": {
      "$ref": "#/components/responses/BodyTooLarge"
     },
     "415": {
      "$ref": "#/components/responses/UnsupportedMediaType"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/deletion-status/{deletionId}": {
   "get": {
    "operationId": "getDeletionStatus",
    "summary": "Follow a deletion to its end",
    "tags": [
     "Open"
    ],
    "security": [],
    "parameters": [
     {
      "$ref": "#/components/parameters/deletionId"
     }
    ],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/DeletionStatus"
        }
       }
      }
     },
     "404": {
      "$ref": "#/components/responses/NotFound"
     },
     "422": {
      "$ref": "#/components/responses/InvalidInput"
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  },
  "/openapi.json": {
   "get": {
    "operationId": "getOpenApiDocument",
    "summary": "Get the OpenAPI document of these routes",
    "tags": [
     "Open"
    ],
    "security": [],
    "responses": {
     "200": {
      "description": "Done.",
      "content": {
       "application/json": {
        "schema": {
         "$ref": "#/components/schemas/JsonObject"
        }
       }
      }
     },
     "429": {
      "$ref": "#/components/responses/RateLimited"
     },
     "500": {
      "$ref": "#/components/responses/MisconfiguredOrInternal"
     },
     "501": {
      "$ref": "#/components/responses/NotImplemented"
     },
     "502": {
      "$ref": "#/components/responses/ClerkUnavailable"
     },
     "503": {
      "$ref": "#/components/responses/Busy"
     },
     "504": {
      "$ref": "#/components/responses/ClerkTimeout"
     }
    }
   }
  }
 },
 "components": {
  "schemas": {
   "AcceptedDeletion": {
    "type": "object",
    "properties": {
     "success": {
      "type": "boolean",
      "const": true
     },
     "deletion": {
      "type": "object",
      "properties": {
       "id": {
        "type": "string",
        "description": "Follow it at `/deletion-status/{deletionId}`."
       },
       "state": {
        "type": "string",
        "enum": [
         "scheduled",
         "running",
         "finished",
         "stuck"
        ]
       },
       "dueAt": {
        "type": "number",
        "description": "Milliseconds. The end of the grace period."
       }
      },
      "required": [
       "id",
       "state"
      ]
     }
    },
    "required": [
     "success",
     "deletion"
    ]
   },
   "Deleted": {
    "type": "object",
    "properties": {
     "success": {
      "type": "boolean",
      "const": true
     },
     "cleanup": {
      "type": "string",
      "const": "pending",
      "description": "Set where steps are left that remove the app's own data."
     },
     "deletion": {
      "type": "object",
      "properties": {
       "id": {
        "type": "string",
        "description": "Follow it at `/deletion-status/{deletionId}`."
       },
       "state": {
        "type": "string",
        "enum": [
         "scheduled",
         "running",
         "finished",
         "stuck"
        ]
       }
      },
      "required": [
       "id",
       "state"
      ]
     }
    },
    "required": [
     "success"
    ]
   },
   "Deletion": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "userId": {
      "type": "string"
     },
     "state": {
      "enum": [
       "checking",
       "scheduled",
       "running",
       "finished",
       "stuck",
       "cancelled"
      ],
      "type": "string"
     },
     "requestedBy": {
      "type": "string"
     },
     "requestedAt": {
      "type": "number"
     },
     "dueAt": {
      "type": [
       "number",
       "null"
      ]
     },
     "step": {
      "type": [
       "string",
       "null"
      ]
     },
     "attempts": {
      "type": "number"
     },
     "error": {
      "type": [
       "string",
       "null"
      ]
     },
     "steps": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "name": {
         "type": "string"
        },
        "title": {
         "type": [
          "string",
          "null"
         ]
        },
        "done": {
         "type": "boolean"
        },
        "retained": {
         "type": [
          "object",
          "null"
         ],
         "properties": {
          "ground": {
           "type": "string"
          },
          "until": {
           "type": "number"
          }
         },
         "required": [
          "ground",
          "until"
         ]
        }
       },
       "required": [
        "name",
        "title",
        "done",
        "retained"
       ]
      }
     },
     "finishedAt": {
      "type": [
       "number",
       "null"
      ]
     }
    },
    "required": [
     "id",
     "userId",
     "state",
     "requestedBy",
     "requestedAt",
     "dueAt",
     "step",
     "attempts",
     "error",
     "steps",
     "finishedAt"
    ]
   },
   "DeletionPage": {
    "type": "object",
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Deletion"
      }
     },
     "totalCount": {
      "type": "number"
     }
    },
    "required": [
     "data",
     "totalCount"
    ]
   },
   "DeletionStatus": {
    "type": "object",
    "properties": {
     "state": {
      "enum": [
       "scheduled",
       "running",
       "finished",
       "stuck"
      ],
      "type": "string"
     },
     "step": {
      "type": "string"
     },
     "dueAt": {
      "type": "number"
     }
    },
    "required": [
     "state"
    ]
   },
   "JsonObject": {
    "type": "object",
    "additionalProperties": true
   },
   "OauthAccessToken": {
    "type": "object",
    "properties": {
     "externalAccountId": {
      "type": "string"
     },
     "provider": {
      "type": "string"
     },
     "token": {
      "type": "string"
     },
     "label": {
      "type": [
       "string",
       "null"
      ]
     },
     "scopes": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "expiresAt": {
      "type": [
       "number",
       "null"
      ]
     }
    },
    "required": [
     "externalAccountId",
     "provider",
     "token",
     "label",
     "scopes",
     "expiresAt"
    ]
   },
   "OauthAccessTokenPage": {
    "type": "object",
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/OauthAccessToken"
      }
     },
     "totalCount": {
      "type": "number"
     }
    },
    "required": [
     "data",
     "totalCount"
    ]
   },
   "OrganizationInvitation": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "emailAddress": {
      "type": "string"
     },
     "role": {
      "type": "string"
     },
     "status": {
      "type": [
       "string",
       "null"
      ]
     },
     "organizationId": {
      "type": "string"
     },
     "publicMetadata": {
      "$ref": "#/components/schemas/JsonObject"
     },
     "createdAt": {
      "type": "number"
     },
     "updatedAt": {
      "type": "number"
     }
    },
    "required": [
     "id",
     "emailAddress",
     "role",
     "status",
     "organizationId",
     "publicMetadata",
     "createdAt",
     "updatedAt"
    ]
   },
   "OrganizationInvitationPage": {
    "type": "object",
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/OrganizationInvitation"
      }
     },
     "totalCount": {
      "type": "number"
     }
    },
    "required": [
     "data",
     "totalCount"
    ]
   },
   "OrganizationMembership": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "role": {
      "type": "string"
     },
     "permissions": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "publicMetadata": {
      "$ref": "#/components/schemas/JsonObject"
     },
     "organization": {
      "type": "object",
      "properties": {
       "id": {
        "type": "string"
       },
       "name": {
        "type": "string"
       },
       "slug": {
        "type": [
         "string",
         "null"
        ]
       },
       "imageUrl": {
        "type": [
         "string",
         "null"
        ]
       }
      },
      "required": [
       "id",
       "name",
       "slug",
       "imageUrl"
      ]
     },
     "createdAt": {
      "type": "number"
     },
     "updatedAt": {
      "type": "number"
     }
    },
    "required": [
     "id",
     "role",
     "permissions",
     "publicMetadata",
     "organization",
     "createdAt",
     "updatedAt"
    ]
   },
   "OrganizationMembershipPage": {
    "type": "object",
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/OrganizationMembership"
      }
     },
     "totalCount": {
      "type": "number"
     }
    },
    "required": [
     "data",
     "totalCount"
    ]
   },
   "OwnDeletion": {
    "type": "object",
    "properties": {
     "id": {
      "type": [
       "string",
       "null"
      ]
     },
     "state": {
      "enum": [
       "scheduled",
       "running",
       "finished",
       "stuck",
       null
      ],
      "type": [
       "string",
       "null"
      ]
     },
     "dueAt": {
      "type": [
       "number",
       "null"
      ]
     },
     "step": {
      "type": [
       "string",
       "null"
      ]
     },
     "canCancel": {
      "type": "boolean"
     },
     "gracePeriod": {
      "type": [
       "number",
       "null"
      ]
     },
     "steps": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "name": {
         "type": "string"
        },
        "title": {
         "type": [
          "string",
          "null"
         ]
        },
        "done": {
         "type": "boolean"
        },
        "retained": {
         "type": [
          "object",
          "null"
         ],
         "properties": {
          "ground": {
           "type": "string"
          },
          "until": {
           "type": "number"
          }
         },
         "required": [
          "ground",
          "until"
         ]
        }
       },
       "required": [
        "name",
        "title",
        "done",
        "retained"
       ]
      }
     },
     "blockers": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "code": {
         "type": "string"
        },
        "message": {
         "type": "string"
        }
       },
       "required": [
        "code",
        "message"
       ]
      }
     }
    },
    "required": [
     "id",
     "state",
     "dueAt",
     "step",
     "canCancel",
     "gracePeriod",
     "steps"
    ]
   },
   "Self": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "username": {
      "type": [
       "string",
       "null"
      ]
     },
     "firstName": {
      "type": [
       "string",
       "null"
      ]
     },
     "lastName": {
      "type": [
       "string",
       "null"
      ]
     },
     "locale": {
      "type": [
       "string",
       "null"
      ]
     },
     "imageUrl": {
      "type": [
       "string",
       "null"
      ]
     },
     "hasImage": {
      "type": "boolean"
     },
     "primaryEmailAddressId": {
      "type": [
       "string",
       "null"
      ]
     },
     "primaryPhoneNumberId": {
      "type": [
       "string",
       "null"
      ]
     },
     "primaryWeb3WalletId": {
      "type": [
       "string",
       "null"
      ]
     },
     "emailAddresses": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "emailAddress": {
         "type": "string"
        },
        "verification": {
         "type": [
          "object",
          "null"
         ],
         "properties": {
          "status": {
           "type": [
            "string",
            "null"
           ]
          }
         },
         "required": [
          "status"
         ]
        }
       },
       "required": [
        "id",
        "emailAddress",
        "verification"
       ]
      }
     },
     "phoneNumbers": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "phoneNumber": {
         "type": "string"
        },
        "verification": {
         "type": [
          "object",
          "null"
         ],
         "properties": {
          "status": {
           "type": [
            "string",
            "null"
           ]
          }
         },
         "required": [
          "status"
         ]
        }
       },
       "required": [
        "id",
        "phoneNumber",
        "verification"
       ]
      }
     },
     "web3Wallets": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "web3Wallet": {
         "type": "string"
        },
        "verification": {
         "type": [
          "object",
          "null"
         ],
         "properties": {
          "status": {
           "type": [
            "string",
            "null"
           ]
          }
         },
         "required": [
          "status"
         ]
        }
       },
       "required": [
        "id",
        "web3Wallet",
        "verification"
       ]
      }
     },
     "externalAccounts": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "provider": {
         "type": "string"
        },
        "emailAddress": {
         "type": [
          "string",
          "null"
         ]
        },
        "username": {
         "type": [
          "string",
          "null"
         ]
        }
       },
       "required": [
        "id",
        "provider",
        "emailAddress",
        "username"
       ]
      }
     },
     "publicMetadata": {
      "$ref": "#/components/schemas/JsonObject"
     },
     "unsafeMetadata": {
      "$ref": "#/components/schemas/JsonObject"
     },
     "banned": {
      "type": "boolean"
     },
     "locked": {
      "type": "boolean"
     },
     "twoFactorEnabled": {
      "type": "boolean"
     },
     "createdAt": {
      "type": [
       "number",
       "null"
      ]
     },
     "updatedAt": {
      "type": [
       "number",
       "null"
      ]
     },
     "lastSignInAt": {
      "type": [
       "number",
       "null"
      ]
     },
     "lastActiveAt": {
      "type": [
       "number",
       "null"
      ]
     },
     "passwordEnabled": {
      "type": "boolean"
     },
     "totpEnabled": {
      "type": "boolean"
     },
     "backupCodeEnabled": {
      "type": "boolean"
     },
     "deleteSelfEnabled": {
      "type": "boolean"
     },
     "createOrganizationEnabled": {
      "type": "boolean"
     }
    },
    "required": [
     "id",
     "username",
     "firstName",
     "lastName",
     "locale",
     "imageUrl",
     "hasImage",
     "primaryEmailAddressId",
     "primaryPhoneNumberId",
     "primaryWeb3WalletId",
     "emailAddresses",
     "phoneNumbers",
     "web3Wallets",
     "externalAccounts",
     "publicMetadata",
     "unsafeMetadata",
     "banned",
     "locked",
     "twoFactorEnabled",
     "createdAt",
     "updatedAt",
     "lastSignInAt",
     "lastActiveAt",
     "passwordEnabled",
     "totpEnabled",
     "backupCodeEnabled",
     "deleteSelfEnabled",
     "createOrganizationEnabled"
    ]
   },
   "Session": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "status": {
      "type": "string"
     },
     "lastActiveAt": {
      "type": "number"
     },
     "expireAt": {
      "type": "number"
     },
     "abandonAt": {
      "type": "number"
     },
     "createdAt": {
      "type": "number"
     },
     "latestActivity": {
      "type": [
       "object",
       "null"
      ],
      "properties": {
       "isMobile": {
        "type": "boolean"
       },
       "deviceType": {
        "type": [
         "string",
         "null"
        ]
       },
       "browserName": {
        "type": [
         "string",
         "null"
        ]
       },
       "browserVersion": {
        "type": [
         "string",
         "null"
        ]
       },
       "city": {
        "type": [
         "string",
         "null"
        ]
       },
       "country": {
        "type": [
         "string",
         "null"
        ]
       }
      },
      "required": [
       "isMobile",
       "deviceType",
       "browserName",
       "browserVersion",
       "city",
       "country"
      ]
     }
    },
    "required": [
     "id",
     "status",
     "lastActiveAt",
     "expireAt",
     "abandonAt",
     "createdAt",
     "latestActivity"
    ]
   },
   "SessionPage": {
    "type": "object",
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/Session"
      }
     },
     "totalCount": {
      "type": "number"
     }
    },
    "required": [
     "data",
     "totalCount"
    ]
   },
   "Success": {
    "type": "object",
    "properties": {
     "success": {
      "type": "boolean",
      "const": true
     }
    },
    "required": [
     "success"
    ]
   },
   "TrustedDevice": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "platform": {
      "type": "string"
     },
     "appIdentifier": {
      "type": "string"
     },
     "name": {
      "type": [
       "string",
       "null"
      ]
     },
     "createdAt": {
      "type": "number"
     },
     "updatedAt": {
      "type": "number"
     },
     "lastUsedAt": {
      "type": [
       "number",
       "null"
      ]
     }
    },
    "required": [
     "id",
     "platform",
     "appIdentifier",
     "name",
     "createdAt",
     "updatedAt",
     "lastUsedAt"
    ]
   },
   "TrustedDevicePage": {
    "type": "object",
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/TrustedDevice"
      }
     },
     "totalCount": {
      "type": "number"
     }
    },
    "required": [
     "data",
     "totalCount"
    ]
   },
   "User": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "username": {
      "type": [
       "string",
       "null"
      ]
     },
     "firstName": {
      "type": [
       "string",
       "null"
      ]
     },
     "lastName": {
      "type": [
       "string",
       "null"
      ]
     },
     "locale": {
      "type": [
       "string",
       "null"
      ]
     },
     "imageUrl": {
      "type": [
       "string",
       "null"
      ]
     },
     "hasImage": {
      "type": "boolean"
     },
     "primaryEmailAddressId": {
      "type": [
       "string",
       "null"
      ]
     },
     "primaryPhoneNumberId": {
      "type": [
       "string",
       "null"
      ]
     },
     "primaryWeb3WalletId": {
      "type": [
       "string",
       "null"
      ]
     },
     "emailAddresses": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "emailAddress": {
         "type": "string"
        },
        "verification": {
         "type": [
          "object",
          "null"
         ],
         "properties": {
          "status": {
           "type": [
            "string",
            "null"
           ]
          }
         },
         "required": [
          "status"
         ]
        }
       },
       "required": [
        "id",
        "emailAddress",
        "verification"
       ]
      }
     },
     "phoneNumbers": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "phoneNumber": {
         "type": "string"
        },
        "verification": {
         "type": [
          "object",
          "null"
         ],
         "properties": {
          "status": {
           "type": [
            "string",
            "null"
           ]
          }
         },
         "required": [
          "status"
         ]
        }
       },
       "required": [
        "id",
        "phoneNumber",
        "verification"
       ]
      }
     },
     "web3Wallets": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "web3Wallet": {
         "type": "string"
        },
        "verification": {
         "type": [
          "object",
          "null"
         ],
         "properties": {
          "status": {
           "type": [
            "string",
            "null"
           ]
          }
         },
         "required": [
          "status"
         ]
        }
       },
       "required": [
        "id",
        "web3Wallet",
        "verification"
       ]
      }
     },
     "externalAccounts": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "provider": {
         "type": "string"
        },
        "emailAddress": {
         "type": [
          "string",
          "null"
         ]
        },
        "username": {
         "type": [
          "string",
          "null"
         ]
        }
       },
       "required": [
        "id",
        "provider",
        "emailAddress",
        "username"
       ]
      }
     },
     "publicMetadata": {
      "$ref": "#/components/schemas/JsonObject"
     },
     "unsafeMetadata": {
      "$ref": "#/components/schemas/JsonObject"
     },
     "banned": {
      "type": "boolean"
     },
     "locked": {
      "type": "boolean"
     },
     "twoFactorEnabled": {
      "type": "boolean"
     },
     "createdAt": {
      "type": [
       "number",
       "null"
      ]
     },
     "updatedAt": {
      "type": [
       "number",
       "null"
      ]
     },
     "lastSignInAt": {
      "type": [
       "number",
       "null"
      ]
     },
     "lastActiveAt": {
      "type": [
       "number",
       "null"
      ]
     }
    },
    "required": [
     "id",
     "username",
     "firstName",
     "lastName",
     "locale",
     "imageUrl",
     "hasImage",
     "primaryEmailAddressId",
     "primaryPhoneNumberId",
     "primaryWeb3WalletId",
     "emailAddresses",
     "phoneNumbers",
     "web3Wallets",
     "externalAccounts",
     "publicMetadata",
     "unsafeMetadata",
     "banned",
     "locked",
     "twoFactorEnabled",
     "createdAt",
     "updatedAt",
     "lastSignInAt",
     "lastActiveAt"
    ]
   },
   "UserPage": {
    "type": "object",
    "properties": {
     "data": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/User"
      }
     },
     "totalCount": {
      "type": "number"
     }
    },
    "required": [
     "data",
     "totalCount"
    ]
   },
   "Issue": {
    "description": "One reason why a value was not accepted. The value itself is never repeated.",
    "type": "object",
    "properties": {
     "path": {
      "type": "array",
      "items": {
       "type": [
        "string",
        "number"
       ]
      }
     },
     "code": {
      "type": "string"
     },
     "message": {
      "type": "string"
     }
    },
    "required": [
     "path",
     "code",
     "message"
    ]
   },
   "Blocker": {
    "description": "One reason why an account can't be deleted now, with the app's own code and words.",
    "type": "object",
    "properties": {
     "code": {
      "type": "string"
     },
     "message": {
      "type": "string"
     }
    },
    "required": [
     "code",
     "message"
    ],
    "additionalProperties": true
   },
   "StepUp": {
    "description": "Clerk's own request for a new verification, which `useReverification()` understands.",
    "type": "object",
    "properties": {
     "clerk_error": {
      "type": "object",
      "properties": {
       "type": {
        "type": "string",
        "const": "forbidden"
       },
       "reason": {
        "type": "string",
        "const": "reverification-error"
       },
       "metadata": {
        "type": "object",
        "properties": {
         "reverification": {
          "anyOf": [
           {
            "type": "string",
            "enum": [
             "strict_mfa",
             "strict",
             "moderate",
             "lax"
            ]
           },
           {
            "type": "object",
            "properties": {
             "level": {
              "type": "string",
              "enum": [
               "first_factor",
               "second_factor",
               "multi_factor"
              ]
             },
             "afterMinutes": {
              "type": "number"
             }
            },
            "required": [
             "level",
             "afterMinutes"
            ]
           }
          ]
         }
        },
        "required": [
         "reverification"
        ]
       }
      },
      "required": [
       "type",
       "reason",
       "metadata"
      ]
     },
     "code": {
      "type": "string",
      "const": "reverification_required"
     },
     "message": {
      "type": "string"
     }
    },
    "required": [
     "clerk_error",
     "code",
     "message"
    ]
   }
  },
  "parameters": {
   "sessionId": {
    "name": "sessionId",
    "in": "path",
    "required": true,
    "description": "Clerk's id of the session.",
    "schema": {
     "type": "string",
     "maxLength": 128,
     "pattern": "^sess_[0-9A-Za-z_]{1,64}$"
    }
   },
   "passkeyId": {
    "name": "passkeyId",
    "in": "path",
    "required": true,
    "description": "Clerk's id of the passkey.",
    "schema": {
     "type": "string",
     "maxLength": 128,
     "pattern": "^[a-z]{2,8}_[0-9A-Za-z_]{1,64}$"
    }
   },
   "walletId": {
    "name": "walletId",
    "in": "path",
    "required": true,
    "description": "Clerk's id of the wallet.",
    "schema": {
     "type": "string",
     "maxLength": 128,
     "pattern": "^[a-z]{2,8}_[0-9A-Za-z_]{1,64}$"
    }
   },
   "externalAccountId": {
    "name": "externalAccountId",
    "in": "path",
    "required": true,
    "description": "Clerk's id of the external account.",
    "schema": {
     "type": "string",
     "maxLength": 128,
     "pattern": "^[a-z]{2,8}_[0-9A-Za-z_]{1,64}$"
    }
   },
   "trustedDeviceId": {
    "name": "trustedDeviceId",
    "in": "path",
    "required": true,
    "description": "Clerk's id of the trusted device.",
    "schema": {
     "type": "string",
     "maxLength": 128,
     "pattern": "^[a-z]{2,16}_[0-9A-Za-z_]{1,64}$"
    }
   },
   "provider": {
    "name": "provider",
    "in": "path",
    "required": true,
    "description": "The provider.",
    "schema": {
     "type": "string",
     "maxLength": 128,
     "pattern": "^(oauth_)?[a-z][a-z0-9_]{1,60}$"
    }
   },
   "userId": {
    "name": "userId",
    "in": "path",
    "required": true,
    "description": "Clerk's id of the user.",
    "schema": {
     "type": "string",
     "maxLength": 128,
     "pattern": "^user_[0-9A-Za-z_]{1,64}$"
    }
   },
   "deletionId": {
    "name": "deletionId",
    "in": "path",
    "required": true,
    "description": "Clerk's id of the deletion.",
    "schema": {
     "type": "string",
     "maxLength": 128,
     "pattern": "^del_[0-9A-Za-z_]{1,64}$"
    }
   }
  },
  "responses": {
   "Unauthenticated": {
    "description": "- `unauthenticated`: Sign in to continue.",
    "headers": {
     "WWW-Authenticate": {
      "$ref": "#/components/headers/WwwAuthenticate"
     }
    },
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Unauthorized"
        },
        "code": {
         "type": "string",
         "enum": [
          "unauthenticated"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "unauthenticated": {
        "value": {
         "error": "Unauthorized",
         "code": "unauthenticated",
         "message": "Sign in to continue."
        }
       }
      }
     }
    }
   },
   "NotFound": {
    "description": "- `not_found`: Not found.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Not Found"
        },
        "code": {
         "type": "string",
         "enum": [
          "not_found"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "not_found": {
        "value": {
         "error": "Not Found",
         "code": "not_found",
         "message": "Not found."
        }
       }
      }
     }
    }
   },
   "RateLimited": {
    "description": "- `rate_limited`: Too many requests. Try again later.",
    "headers": {
     "Retry-After": {
      "$ref": "#/components/headers/RetryAfter"
     }
    },
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Too Many Requests"
        },
        "code": {
         "type": "string",
         "enum": [
          "rate_limited"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "rate_limited": {
        "value": {
         "error": "Too Many Requests",
         "code": "rate_limited",
         "message": "Too many requests. Try again later."
        }
       }
      }
     }
    }
   },
   "MisconfiguredOrInternal": {
    "description": "- `misconfigured`: The server is not set up correctly.\n- `internal`: Something went wrong.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Internal Server Error"
        },
        "code": {
         "type": "string",
         "enum": [
          "misconfigured",
          "internal"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "misconfigured": {
        "value": {
         "error": "Internal Server Error",
         "code": "misconfigured",
         "message": "The server is not set up correctly."
        }
       },
       "internal": {
        "value": {
         "error": "Internal Server Error",
         "code": "internal",
         "message": "Something went wrong."
        }
       }
      }
     }
    }
   },
   "NotImplemented": {
    "description": "- `not_implemented`: The server does not support this.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Not Implemented"
        },
        "code": {
         "type": "string",
         "enum": [
          "not_implemented"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "not_implemented": {
        "value": {
         "error": "Not Implemented",
         "code": "not_implemented",
         "message": "The server does not support this."
        }
       }
      }
     }
    }
   },
   "ClerkUnavailable": {
    "description": "- `clerk_unavailable`: The user service isn't available right now.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Bad Gateway"
        },
        "code": {
         "type": "string",
         "enum": [
          "clerk_unavailable"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "clerk_unavailable": {
        "value": {
         "error": "Bad Gateway",
         "code": "clerk_unavailable",
         "message": "The user service isn't available right now."
        }
       }
      }
     }
    }
   },
   "Busy": {
    "description": "- `busy`: The server is busy. Try again in a moment.",
    "headers": {
     "Retry-After": {
      "$ref": "#/components/headers/RetryAfter"
     }
    },
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Service Unavailable"
        },
        "code": {
         "type": "string",
         "enum": [
          "busy"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "busy": {
        "value": {
         "error": "Service Unavailable",
         "code": "busy",
         "message": "The server is busy. Try again in a moment."
        }
       }
      }
     }
    }
   },
   "ClerkTimeout": {
    "description": "- `clerk_timeout`: The user service did not answer in time.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Gateway Timeout"
        },
        "code": {
         "type": "string",
         "enum": [
          "clerk_timeout"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "clerk_timeout": {
        "value": {
         "error": "Gateway Timeout",
         "code": "clerk_timeout",
         "message": "The user service did not answer in time."
        }
       }
      }
     }
    }
   },
   "CrossOriginOrReverificationRequiredOrImpersonated": {
    "description": "- `cross_origin`: This request came from another site.\n- `reverification_required`: Verify your identity to continue.\n- `impersonated`: You can't do this while impersonating a user.",
    "content": {
     "application/json": {
      "schema": {
       "oneOf": [
        {
         "type": "object",
         "properties": {
          "error": {
           "type": "string",
           "const": "Forbidden"
          },
          "code": {
           "type": "string",
           "enum": [
            "cross_origin",
            "impersonated"
           ]
          },
          "message": {
           "type": "string"
          },
          "clerkTraceId": {
           "type": "string",
           "description": "Clerk's id of the failed call, for Clerk's support."
          }
         },
         "required": [
          "error",
          "code",
          "message"
         ]
        },
        {
         "$ref": "#/components/schemas/StepUp"
        }
       ]
      },
      "examples": {
       "cross_origin": {
        "value": {
         "error": "Forbidden",
         "code": "cross_origin",
         "message": "This request came from another site."
        }
       },
       "reverification_required": {
        "value": {
         "clerk_error": {
          "type": "forbidden",
          "reason": "reverification-error",
          "metadata": {
           "reverification": "strict"
          }
         },
         "code": "reverification_required",
         "message": "Verify your identity to continue."
        }
       },
       "impersonated": {
        "value": {
         "error": "Forbidden",
         "code": "impersonated",
         "message": "You can't do this while impersonating a user."
        }
       }
      }
     }
    }
   },
   "RequestTimeout": {
    "description": "- `request_timeout`: The body arrived too slowly.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Request Timeout"
        },
        "code": {
         "type": "string",
         "enum": [
          "request_timeout"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "request_timeout": {
        "value": {
         "error": "Request Timeout",
         "code": "request_timeout",
         "message": "The body arrived too slowly."
        }
       }
      }
     }
    }
   },
   "DeletionInProgress": {
    "description": "- `deletion_in_progress`: This account is being deleted.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Conflict"
        },
        "code": {
         "type": "string",
         "enum": [
          "deletion_in_progress"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "deletion_in_progress": {
        "value": {
         "error": "Conflict",
         "code": "deletion_in_progress",
         "message": "This account is being deleted."
        }
       }
      }
     }
    }
   },
   "InvalidJsonOrIncompleteBody": {
    "description": "- `invalid_json`: The body is not valid JSON.\n- `incomplete_body`: The body ended early.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Bad Request"
        },
        "code": {
         "type": "string",
         "enum": [
          "invalid_json",
          "incomplete_body"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "invalid_json": {
        "value": {
         "error": "Bad Request",
         "code": "invalid_json",
         "message": "The body is not valid JSON."
        }
       },
       "incomplete_body": {
        "value": {
         "error": "Bad Request",
         "code": "incomplete_body",
         "message": "The body ended early."
        }
       }
      }
     }
    }
   },
   "BodyTooLarge": {
    "description": "- `body_too_large`: The body is too large.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Content Too Large"
        },
        "code": {
         "type": "string",
         "enum": [
          "body_too_large"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "body_too_large": {
        "value": {
         "error": "Content Too Large",
         "code": "body_too_large",
         "message": "The body is too large."
        }
       }
      }
     }
    }
   },
   "UnsupportedMediaType": {
    "description": "- `unsupported_media_type`: This content type is not supported.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Unsupported Media Type"
        },
        "code": {
         "type": "string",
         "enum": [
          "unsupported_media_type"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "unsupported_media_type": {
        "value": {
         "error": "Unsupported Media Type",
         "code": "unsupported_media_type",
         "message": "This content type is not supported."
        }
       }
      }
     }
    }
   },
   "InvalidInput": {
    "description": "- `invalid_input`: Some values are not valid.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Unprocessable Content"
        },
        "code": {
         "type": "string",
         "enum": [
          "invalid_input"
         ]
        },
        "message": {
         "type": "string"
        },
        "issues": {
         "type": "array",
         "maxItems": 50,
         "items": {
          "$ref": "#/components/schemas/Issue"
         }
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "invalid_input": {
        "value": {
         "error": "Unprocessable Content",
         "code": "invalid_input",
         "message": "Some values are not valid.",
         "issues": [
          {
           "path": [
            "firstName"
           ],
           "code": "invalid_type",
           "message": "Expected string."
          }
         ]
        }
       }
      }
     }
    }
   },
   "CrossOriginOrReverificationRequiredOrImpersonatedOrSelfDeletionDisabledOrForbidden": {
    "description": "- `cross_origin`: This request came from another site.\n- `reverification_required`: Verify your identity to continue.\n- `impersonated`: You can't do this while impersonating a user.\n- `self_deletion_disabled`: Deleting your own account is turned off.\n- `forbidden`: You don't have permission to do this.",
    "content": {
     "application/json": {
      "schema": {
       "oneOf": [
        {
         "type": "object",
         "properties": {
          "error": {
           "type": "string",
           "const": "Forbidden"
          },
          "code": {
           "type": "string",
           "enum": [
            "cross_origin",
            "impersonated",
            "self_deletion_disabled",
            "forbidden"
           ]
          },
          "message": {
           "type": "string"
          },
          "clerkTraceId": {
           "type": "string",
           "description": "Clerk's id of the failed call, for Clerk's support."
          }
         },
         "required": [
          "error",
          "code",
          "message"
         ]
        },
        {
         "$ref": "#/components/schemas/StepUp"
        }
       ]
      },
      "examples": {
       "cross_origin": {
        "value": {
         "error": "Forbidden",
         "code": "cross_origin",
         "message": "This request came from another site."
        }
       },
       "reverification_required": {
        "value": {
         "clerk_error": {
          "type": "forbidden",
          "reason": "reverification-error",
          "metadata": {
           "reverification": "strict"
          }
         },
         "code": "reverification_required",
         "message": "Verify your identity to continue."
        }
       },
       "impersonated": {
        "value": {
         "error": "Forbidden",
         "code": "impersonated",
         "message": "You can't do this while impersonating a user."
        }
       },
       "self_deletion_disabled": {
        "value": {
         "error": "Forbidden",
         "code": "self_deletion_disabled",
         "message": "Deleting your own account is turned off."
        }
       },
       "forbidden": {
        "value": {
         "error": "Forbidden",
         "code": "forbidden",
         "message": "You don't have permission to do this."
        }
       }
      }
     }
    }
   },
   "Blocked": {
    "description": "- `blocked`: This account can't be deleted yet.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Conflict"
        },
        "code": {
         "type": "string",
         "enum": [
          "blocked"
         ]
        },
        "message": {
         "type": "string"
        },
        "blockers": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Blocker"
         }
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "blocked": {
        "value": {
         "error": "Conflict",
         "code": "blocked",
         "message": "This account can't be deleted yet.",
         "blockers": [
          {
           "code": "unpaid",
           "message": "Pay your invoice first."
          }
         ]
        }
       }
      }
     }
    }
   },
   "CrossOriginOrReverificationRequiredOrImpersonatedOrForbidden": {
    "description": "- `cross_origin`: This request came from another site.\n- `reverification_required`: Verify your identity to continue.\n- `impersonated`: You can't do this while impersonating a user.\n- `forbidden`: You don't have permission to do this.",
    "content": {
     "application/json": {
      "schema": {
       "oneOf": [
        {
         "type": "object",
         "properties": {
          "error": {
           "type": "string",
           "const": "Forbidden"
          },
          "code": {
           "type": "string",
           "enum": [
            "cross_origin",
            "impersonated",
            "forbidden"
           ]
          },
          "message": {
           "type": "string"
          },
          "clerkTraceId": {
           "type": "string",
           "description": "Clerk's id of the failed call, for Clerk's support."
          }
         },
         "required": [
          "error",
          "code",
          "message"
         ]
        },
        {
         "$ref": "#/components/schemas/StepUp"
        }
       ]
      },
      "examples": {
       "cross_origin": {
        "value": {
         "error": "Forbidden",
         "code": "cross_origin",
         "message": "This request came from another site."
        }
       },
       "reverification_required": {
        "value": {
         "clerk_error": {
          "type": "forbidden",
          "reason": "reverification-error",
          "metadata": {
           "reverification": "strict"
          }
         },
         "code": "reverification_required",
         "message": "Verify your identity to continue."
        }
       },
       "impersonated": {
        "value": {
         "error": "Forbidden",
         "code": "impersonated",
         "message": "You can't do this while impersonating a user."
        }
       },
       "forbidden": {
        "value": {
         "error": "Forbidden",
         "code": "forbidden",
         "message": "You don't have permission to do this."
        }
       }
      }
     }
    }
   },
   "CrossOrigin": {
    "description": "- `cross_origin`: This request came from another site.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Forbidden"
        },
        "code": {
         "type": "string",
         "enum": [
          "cross_origin"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "cross_origin": {
        "value": {
         "error": "Forbidden",
         "code": "cross_origin",
         "message": "This request came from another site."
        }
       }
      }
     }
    }
   },
   "IncompleteBody": {
    "description": "- `incomplete_body`: The body ended early.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Bad Request"
        },
        "code": {
         "type": "string",
         "enum": [
          "incomplete_body"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "incomplete_body": {
        "value": {
         "error": "Bad Request",
         "code": "incomplete_body",
         "message": "The body ended early."
        }
       }
      }
     }
    }
   },
   "Forbidden": {
    "description": "- `forbidden`: You don't have permission to do this.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Forbidden"
        },
        "code": {
         "type": "string",
         "enum": [
          "forbidden"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "forbidden": {
        "value": {
         "error": "Forbidden",
         "code": "forbidden",
         "message": "You don't have permission to do this."
        }
       }
      }
     }
    }
   },
   "ReverificationRequiredOrImpersonated": {
    "description": "- `reverification_required`: Verify your identity to continue.\n- `impersonated`: You can't do this while impersonating a user.",
    "content": {
     "application/json": {
      "schema": {
       "oneOf": [
        {
         "type": "object",
         "properties": {
          "error": {
           "type": "string",
           "const": "Forbidden"
          },
          "code": {
           "type": "string",
           "enum": [
            "impersonated"
           ]
          },
          "message": {
           "type": "string"
          },
          "clerkTraceId": {
           "type": "string",
           "description": "Clerk's id of the failed call, for Clerk's support."
          }
         },
         "required": [
          "error",
          "code",
          "message"
         ]
        },
        {
         "$ref": "#/components/schemas/StepUp"
        }
       ]
      },
      "examples": {
       "reverification_required": {
        "value": {
         "clerk_error": {
          "type": "forbidden",
          "reason": "reverification-error",
          "metadata": {
           "reverification": "strict"
          }
         },
         "code": "reverification_required",
         "message": "Verify your identity to continue."
        }
       },
       "impersonated": {
        "value": {
         "error": "Forbidden",
         "code": "impersonated",
         "message": "You can't do this while impersonating a user."
        }
       }
      }
     }
    }
   },
   "CrossOriginOrImpersonatedOrForbidden": {
    "description": "- `cross_origin`: This request came from another site.\n- `impersonated`: You can't do this while impersonating a user.\n- `forbidden`: You don't have permission to do this.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Forbidden"
        },
        "code": {
         "type": "string",
         "enum": [
          "cross_origin",
          "impersonated",
          "forbidden"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "cross_origin": {
        "value": {
         "error": "Forbidden",
         "code": "cross_origin",
         "message": "This request came from another site."
        }
       },
       "impersonated": {
        "value": {
         "error": "Forbidden",
         "code": "impersonated",
         "message": "You can't do this while impersonating a user."
        }
       },
       "forbidden": {
        "value": {
         "error": "Forbidden",
         "code": "forbidden",
         "message": "You don't have permission to do this."
        }
       }
      }
     }
    }
   },
   "OwnAccount": {
    "description": "- `own_account`: You can't do this to your own account.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Conflict"
        },
        "code": {
         "type": "string",
         "enum": [
          "own_account"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "own_account": {
        "value": {
         "error": "Conflict",
         "code": "own_account",
         "message": "You can't do this to your own account."
        }
       }
      }
     }
    }
   },
   "OwnAccountOrDeletionInProgress": {
    "description": "- `own_account`: You can't do this to your own account.\n- `deletion_in_progress`: This account is being deleted.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Conflict"
        },
        "code": {
         "type": "string",
         "enum": [
          "own_account",
          "deletion_in_progress"
         ]
        },
        "message": {
         "type": "string"
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "own_account": {
        "value": {
         "error": "Conflict",
         "code": "own_account",
         "message": "You can't do this to your own account."
        }
       },
       "deletion_in_progress": {
        "value": {
         "error": "Conflict",
         "code": "deletion_in_progress",
         "message": "This account is being deleted."
        }
       }
      }
     }
    }
   },
   "OwnAccountOrBlocked": {
    "description": "- `own_account`: You can't do this to your own account.\n- `blocked`: This account can't be deleted yet.",
    "content": {
     "application/json": {
      "schema": {
       "type": "object",
       "properties": {
        "error": {
         "type": "string",
         "const": "Conflict"
        },
        "code": {
         "type": "string",
         "enum": [
          "own_account",
          "blocked"
         ]
        },
        "message": {
         "type": "string"
        },
        "blockers": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/Blocker"
         }
        },
        "clerkTraceId": {
         "type": "string",
         "description": "Clerk's id of the failed call, for Clerk's support."
        }
       },
       "required": [
        "error",
        "code",
        "message"
       ]
      },
      "examples": {
       "own_account": {
        "value": {
         "error": "Conflict",
         "code": "own_account",
         "message": "You can't do this to your own account."
        }
       },
       "blocked": {
        "value": {
         "error": "Conflict",
         "code": "blocked",
         "message": "This account can't be deleted yet.",
         "blockers": [
          {
           "code": "unpaid",
           "message": "Pay your invoice first."
          }
         ]
        }
       }
      }
     }
    }
   },
   "ReverificationRequiredOrImpersonatedOrForbidden": {
    "description": "- `reverification_required`: Verify your identity to continue.\n- `impersonated`: You can't do this while impersonating a user.\n- `forbidden`: You don't have permission to do this.",
    "content": {
     "application/json": {
      "schema": {
       "oneOf": [
        {
         "type": "object",
         "properties": {
          "error": {
           "type": "string",
           "const": "Forbidden"
          },
          "code": {
           "type": "string",
           "enum": [
            "impersonated",
            "forbidden"
           ]
          },
          "message": {
           "type": "string"
          },
          "clerkTraceId": {
           "type": "string",
           "description": "Clerk's id of the failed call, for Clerk's support."
          }
         },
         "required": [
          "error",
          "code",
          "message"
         ]
        },
        {
         "$ref": "#/components/schemas/StepUp"
        }
       ]
      },
      "examples": {
       "reverification_required": {
        "value": {
         "clerk_error": {
          "type": "forbidden",
          "reason": "reverification-error",
          "metadata": {
           "reverification": "strict"
          }
         },
         "code": "reverification_required",
         "message": "Verify your identity to continue."
        }
       },
       "impersonated": {
        "value": {
         "error": "Forbidden",
         "code": "impersonated",
         "message": "You can't do this while impersonating a user."
        }
       },
       "forbidden": {
        "value": {
         "error": "Forbidden",
         "code": "forbidden",
         "message": "You don't have permission to do this."
        }
       }
      }
     }
    }
   },
   "Redirect": {
    "description": "A browser that shows the answer as a page goes to a page of the app instead.",
    "headers": {
     "Location": {
      "description": "A path of the app.",
      "schema": {
       "type": "string"
      }
     }
    }
   }
  },
  "headers": {
   "RetryAfter": {
    "description": "The seconds after which to try again, where they are known.",
    "schema": {
     "type": "string",
     "pattern": "^\\d+$"
    }
   },
   "WwwAuthenticate": {
    "description": "The scheme that is accepted.",
    "schema": {
     "type": "string",
     "const": "Bearer"
    }
   }
  },
  "securitySchemes": {
   "session": {
    "type": "apiKey",
    "in": "cookie",
    "name": "__session",
    "description": "Clerk's session cookie."
   },
   "bearer": {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "JWT",
    "description": "Clerk's session token."
   }
  }
 }
}
