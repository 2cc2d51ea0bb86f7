// A placeholder: the server's composition root comes here.
export {};
