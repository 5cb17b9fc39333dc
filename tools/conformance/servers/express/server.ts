import express from 'express'
import { start } from './app.ts'

start(express)
