"""Addresses of the workforce: its picture, scenarios, commissioning and the cost of training."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
